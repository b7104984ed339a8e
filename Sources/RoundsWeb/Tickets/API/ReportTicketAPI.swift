import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /api/v1/tickets
    func reportTicketAPI(_ call: APICall) async throws -> Change {
        let (person, now) = (call.person, call.now)
        let body = try call.body()
        let (kind, title, details) = (body[ReportBody.kind], body[ReportBody.title], body[ReportBody.details])
        let (place, callback, care) = (body[ReportBody.place], body[ReportBody.callback], body[ReportBody.care])
        let (priority, requester) = (body[ReportBody.priority], body[ReportBody.requester])
        let (affected, workaround) = (body[ReportBody.affected], body[ReportBody.workaround])
        let reason = body[ReportBody.priorityReason]
        let (location, service) = (body[ReportBody.location], body[ReportBody.service])
        let (device, sticker) = (body[ReportBody.device], body[ReportBody.deviceTag])
        try body.finish()
        let said = try TicketDraft(
            kind: kind ?? .incident, channel: .api, title: title, details: details, place: place, callback: callback,
            careAffected: care, affected: affected, workaround: workaround, priority: priority?.priority,
            priorityReason: reason, location: location, service: service, device: device)
        try ReportBody.checkNumbers(said, by: person)
        // Asked before the look-up: which numbers are somebody's is not everybody's to know.
        guard requester == nil || requester == person.id || person.may(.workTickets) else { throw Denial.forbidden }
        let draft = try await found(said, sticker: sticker, by: person)
        return Change { tx in
            if let requester, try tx.person(requester)?.isActive != true { throw ReportBody.unknownRequester }
            let ticket = try ReportBody.named {
                try tx.report(draft, for: requester ?? person.id, by: person, at: now)
            }
            return .created(
                try tx.record(of: ticket, for: person), TicketRecord.shape, at: ticket.id.apiPath,
                version: ticket.version)
        }
    }

    /// Who may not look places and devices up says them as in the portal; who may has said them by number, but for a sticker.
    private func found(_ said: TicketDraft, sticker: String, by person: Person) async throws -> TicketDraft {
        guard !person.knowsHospital || !sticker.isEmpty else { return said }
        return try await database.read { tx in
            try ReportBody.named(device: ReportBody.deviceTag.name) {
                try tx.named(said, service: said.service, sticker: sticker, readsPlace: !person.knowsHospital)
            }
        }
    }
}

extension Operation {
    static let reportTicket = Operation(
        "reportTicket", "Report a ticket", in: .tickets,
        """
        For yourself, or, when you work tickets, for somebody else; then you may choose a priority, too. Without one the desk \
        judges it. Whoever neither looks at the hospital nor works tickets says the place in words and the device by its \
        sticker, as in the portal.
        """,
        body: ReportBody.whole,
        answer: .created(TicketRecord.shape.schema, "The new ticket; `Location` leads to it.", etag: true))
}

enum ReportBody {
    static let kind = Member<Ticket.Kind?>.optionalWord(
        Ticket.Kind.self, "kind", "Something is broken (incident, the default) or wanted (request).")
    static let title = Member<String>.text(
        "title", 1...TicketDraft.titleLength, "In a few words what is the matter.", example: "Labels fail in ED")
    static let details = Member<String>.optionalText(
        "details", Message.Draft.maximumLength, "The whole story; Markdown.", example: "The ribbon light blinks.")
    static let place = Member<String>.optionalText(
        "place", TicketDraft.placeLength, "Unit and room.", example: "ED, triage")
    static let callback = Member<String>.optionalText(
        "callback", TicketDraft.callbackLength, "Extension or pager.", example: "4417")
    static let care = Member<Bool>.optionalFlag(
        "care_affected", standing: false, "A patient waits or is at risk because of it.")
    static let affected = Member<CareCircumstances.Affected?>.optionalWord(
        CareCircumstances.Affected.self, "affected", "How many people it stops or hinders.")
    static let workaround = Member<CareCircumstances.Workaround?>.optionalWord(
        CareCircumstances.Workaround.self, "workaround", "Whether the work goes on another way.")
    static let priority = Member<PriorityWord?>.optionalWord(
        PriorityWord.self, "priority",
        "How soon it is looked at; left out, it is judged from care. Only for those who work tickets.")
    static let priorityReason = Member<String>.optionalText(
        "priority_reason", TicketDraft.reasonLength,
        "Why it is not what the rules judge; wanted where it is not. Only for those who work tickets.",
        example: "The ward asked.")
    static let requester = Member<Person.ID?>.optionalKey(
        "requester_id", "Whose ticket it is; yours when left out.", example: 1)
    static let location = Member<Location.ID?>.optionalKey(
        "location_id",
        "Which unit or room it is about; the device's own when left out. Only for those who look at places or work tickets.",
        example: 1)
    static let service = Member<Service.ID?>.optionalKey(
        "service_id", "Which service it is about; the device's own when left out.", example: 1)
    static let device = Member<Device.ID?>.optionalKey(
        "device_id", "Which device it is about. Only for those who look at devices or work tickets.", example: 1)
    static let deviceTag = Member<String>.optionalText(
        "device_tag", Code.length,
        "What stands on the sticker of the device it is about. One that no device has is kept with the details.",
        example: "WOW-4W-01")

    static let whole = Operation.Body(
        name: "TicketReport",
        members: [
            kind, title, details, place, callback, care, affected, workaround, priority, priorityReason,
            requester, location, service, device, deviceTag,
        ])

    /// - Throws: ``Complaints`` about what is named by a number that this person could not look up, whether or not it is there.
    static func checkNumbers(_ draft: TicketDraft, by person: Person) throws(Complaints) {
        guard !person.knowsHospital else { return }
        var complaints: [Complaint] = []
        if draft.location != nil {
            complaints.append(
                Complaint(location.name, "Only who may look at places names one by number. Say it in words, as place."))
        }
        if draft.device != nil {
            complaints.append(
                Complaint(
                    device.name, "Only who may look at devices names one by number. Send its sticker as device_tag."))
        }
        guard complaints.isEmpty else { throw Complaints(complaints) }
    }

    /// The desk's complaints name its own fields, a program its members.
    static func named<Answer>(device member: String = ReportBody.device.name, _ work: () throws -> Answer) throws
        -> Answer
    {
        do {
            return try work()
        } catch let complaints as Complaints {
            let members = ["location": location.name, "service": service.name, "device": member]
            throw Complaints(complaints.list.map { Complaint(members[$0.field] ?? $0.field, $0.sentence) })
        }
    }

    static let unknownRequester = Complaints([Complaint("requester_id", "Nobody with that number works here.")])
}

extension Ticket.ID {
    var apiPath: String { "/api/v1/tickets/\(code)" }
}
