import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Templates of the starter content that the desk does not have, by their codes.
    func addTemplates(of seed: HospitalSeed, by actor: Actor, at now: Moment) throws -> Int {
        let known = Set(try templates().map(\.code.foldedKey))
        let services = Dictionary(
            try services().map { ($0.code.foldedKey, $0.id) }, uniquingKeysWith: { first, _ in first })
        let new = seed.ticketTemplates.filter { !known.contains($0.code.foldedKey) }
        for template in new {
            _ = try addTemplate(
                TicketTemplate.Fields(template, service: services[template.service.foldedKey]), by: actor, at: now)
        }
        return new.count
    }

    func addReplies(of seed: HospitalSeed, by actor: Actor, at now: Moment) throws -> Int {
        let known = Set(try savedReplies().map(\.code.foldedKey))
        let new = seed.replies.filter { !known.contains($0.code.foldedKey) }
        for reply in new {
            let saved = SavedReply(id: .init(0), code: reply.code, title: reply.use, body: reply.text)
            _ = try addSavedReply(saved, by: actor, at: now)
        }
        return new.count
    }
}

extension TicketTemplate.Fields {
    /// The content names how grave each is on the whole; whom it touches today is asked of the caller.
    fileprivate init(_ template: HospitalSeed.TicketTemplate, service: Service.ID?) {
        let (affected, workaround): (CareCircumstances.Affected, CareCircumstances.Workaround) =
            switch template.priority {
            case .p1: (.unit, .nothing)
            case .p2: (.several, .nothing)
            case .p3: (.one, .partial)
            case .p4: (.one, .full)
            }
        self.init(
            code: template.code, title: template.title, kind: template.kind == .request ? .request : .incident,
            service: service, ask: template.ask, reply: template.reply, careAffected: template.priority == .p1,
            affected: affected, workaround: workaround)
    }
}
