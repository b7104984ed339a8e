import RoundsDomain
import RoundsSQL

extension Happening.Subject {
    public static func template(_ id: TicketTemplate.ID) -> Self { Self(kind: "template", number: id.number) }
    public static func savedReply(_ id: SavedReply.ID) -> Self { Self(kind: "saved_reply", number: id.number) }
}

extension Transaction {
    /// By title, those in use first; at most ``TicketTemplate/Fields/most``.
    public func templates(onlyActive: Bool = false) throws -> [TicketTemplate] {
        try askTemplates(onlyActive: onlyActive).answer()
    }

    public func askTemplates(onlyActive: Bool = false) throws -> Asked<[TicketTemplate]> {
        let only: SQL = onlyActive ? "WHERE active = 1" : ""
        return try ask(
            """
            SELECT id, code, title, kind, service_id, details, ask, reply, care_affected, affected, workaround, active,
                   version
            FROM ticket_template \(only) ORDER BY active DESC, title_key, id LIMIT \(TicketTemplate.Fields.most)
            """
        ).each(TicketTemplate.init(row:))
    }

    public func template(_ id: TicketTemplate.ID) throws -> TicketTemplate? {
        try row(
            """
            SELECT id, code, title, kind, service_id, details, ask, reply, care_affected, affected, workaround, active,
                   version
            FROM ticket_template WHERE id = \(id)
            """
        ).map(TicketTemplate.init(row:))
    }

    /// - Throws: ``Denial/forbidden``, ``Complaints``.
    public func addTemplate(_ fields: TicketTemplate.Fields, by person: Person, at now: Moment) throws -> TicketTemplate
    {
        guard person.may(.manageRequests) else { throw Denial.forbidden }
        return try addTemplate(fields, by: .person(person.id), at: now)
    }

    /// Saves a template if nobody saved since `version`.
    /// - Throws: ``Denial``, ``Complaints``, ``Stale``.
    public func changeTemplate(
        _ id: TicketTemplate.ID, to fields: TicketTemplate.Fields, version: Int64, by person: Person, at now: Moment
    ) throws -> TicketTemplate {
        guard person.may(.manageRequests) else { throw Denial.forbidden }
        guard let before = try template(id) else { throw Denial.notFound }
        guard before.version == version else { throw Stale(.template(id), current: before.version) }
        guard before.fields != fields else { return before }
        try check(fields)
        let won = try unlessTaken(Self.codeIsTaken(fields.code)) {
            try changed(
                """
                UPDATE ticket_template
                SET code = \(fields.code), title = \(fields.title), title_key = \(fields.title.foldedKey),
                    kind = \(fields.kind.rawValue), priority = \(fields.priority.rawValue),
                    service_id = \(fields.service), details = \(fields.details), ask = \(fields.ask),
                    reply = \(fields.reply), care_affected = \(fields.careAffected),
                    affected = \(fields.affected.rawValue), workaround = \(fields.workaround.rawValue),
                    active = \(fields.isActive), version = version + 1
                WHERE id = \(id) AND version = \(version)
                """)
        }
        guard won == 1 else { throw Stale(.template(id), current: try template(id)?.version ?? 0) }
        try record(saved(.template(id), .templateSaved, version + 1), by: .person(person.id), at: now)
        return TicketTemplate(id: id, fields: fields, version: version + 1)
    }

    func addTemplate(_ fields: TicketTemplate.Fields, by actor: Actor, at now: Moment) throws -> TicketTemplate {
        try check(fields)
        let inserted = try row(
            """
            INSERT INTO ticket_template (code, title, title_key, kind, priority, service_id, details, ask, reply,
                                         care_affected, affected, workaround, active, version)
            VALUES (\(fields.code), \(fields.title), \(fields.title.foldedKey), \(fields.kind.rawValue),
                    \(fields.priority.rawValue), \(fields.service), \(fields.details), \(fields.ask), \(fields.reply),
                    \(fields.careAffected), \(fields.affected.rawValue), \(fields.workaround.rawValue),
                    \(fields.isActive), 1)
            ON CONFLICT (code) DO NOTHING RETURNING id
            """)
        guard let inserted else { throw Self.codeIsTaken(fields.code) }
        let template = TicketTemplate(id: try inserted.key("id"), fields: fields)
        try record(saved(.template(template.id), .templateSaved, 1), by: actor, at: now)
        return template
    }

    private func check(_ fields: TicketTemplate.Fields) throws {
        var complaints = fields.complaints
        if let service = fields.service, try self.service(service) == nil { complaints.append(.noSuchService) }
        guard complaints.isEmpty else { throw Complaints(complaints) }
    }

    static func codeIsTaken(_ code: String) -> Complaints {
        Complaints([Complaint("code", "The code \(code) is there already.")])
    }

    func saved(_ subject: Happening.Subject, _ kind: Happening.Kind, _ version: Int64) -> Happening {
        Happening(kind, about: subject, facts: ["version": .number(version)])
    }
}

extension TicketTemplate {
    init(row: Row) throws {
        self.init(
            id: try row.key("id"),
            fields: Fields(
                code: try row.text("code"), title: try row.text("title"), kind: try row.word("kind"),
                service: try row.optionalKey("service_id"), details: try row.text("details"), ask: try row.text("ask"),
                reply: try row.text("reply"), careAffected: try row.flag("care_affected"),
                affected: try row.word("affected"), workaround: try row.word("workaround"),
                isActive: try row.flag("active")),
            version: try row.integer("version"))
    }
}
