import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /audit?who=priya&kind=ticket.taken&about=R-1042&from=2026-11-24&after=812
    func showAudit(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let query = try request.query()
        let form = AuditForm(query)
        let before = query.text("after").flatMap(\.asWholeNumber)
        let now = now()
        try await database.write { tx in try tx.recordLookAtLog(by: person, at: now) }
        do {
            let found = try await database.read { [zone] tx in
                try tx.auditPage(try form.filter(tx, zone: zone), before: before, limit: 50, for: person)
            }
            let next = found.next.map { FormBody.Field(name: "after", value: String($0)) }
            let pager = Pager(
                first: before == nil ? nil : Self.audit(form.fields),
                next: next.map { Self.audit(form.fields + [$0]) }, text: "\(found.events.count) shown")
            let screen = audit(
                found, Entries(form.entries), pager, export: Self.audit(form.fields, at: "/audit/export"), now: now)
            return .page(auditPage(screen, in: frame(request, context)))
        } catch let complaints as Complaints {
            let found = try await database.read { tx in try tx.auditPage(nil, before: nil, limit: 0, for: person) }
            let entries = Entries(form.entries, complaints: complaints.list)
            let screen = audit(found, entries, Pager(), export: nil, now: now)
            return .page(auditPage(screen, in: frame(request, context)), status: .unprocessableContent)
        }
    }

    /// POST /audit/verification
    func verifyLog(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let found = try await verifyLog()
        let now = now()
        try await database.write { tx in try tx.recordVerification(found, by: .person(person.id), at: now) }
        return .done(.verified, at: "/audit")
    }

    private static func audit(_ fields: [FormBody.Field], at path: String = "/audit") -> String {
        fields.isEmpty ? path : path + "?" + FormBody(fields: fields).encoded
    }

    private func audit(
        _ found: AuditFound, _ entries: Entries, _ pager: Pager, export: String?, now: Moment
    ) -> AuditScreen {
        AuditScreen(
            records: found.records,
            verified: found.verification.map { event in
                AuditScreen.Verified(
                    when: text(event.at, now: now), by: found.words.name(of: event.by),
                    fault: (try? JSON(parsing: event.facts))?["fault"]?.text)
            },
            entries: entries, rows: found.events.map { row($0, found.words, now: now) }, pager: pager, export: export)
    }

    private func row(_ event: Event, _ words: EventWords, now: Moment) -> AuditRow {
        let about = words.about(event.subject)
        return AuditRow(
            number: event.number, when: text(event.at, now: now), who: words.name(of: event.by),
            whoPath: "/audit?who=\(event.by.code.queryEscaped)", what: words.sentence(event), about: about.name,
            aboutPath: about.path, aboutCode: about.code, hash: event.hash.hexadecimal)
    }
}
