import RoundsDomain
import RoundsSQL

extension Transaction {
    /// By title, those in use first; at most ``SavedReply/most``.
    public func savedReplies(onlyActive: Bool = false) throws -> [SavedReply] {
        try askSavedReplies(onlyActive: onlyActive).answer()
    }

    public func askSavedReplies(onlyActive: Bool = false) throws -> Asked<[SavedReply]> {
        let only: SQL = onlyActive ? "WHERE active = 1" : ""
        return try ask(
            """
            SELECT id, code, title, body, active, version FROM saved_reply \(only)
            ORDER BY active DESC, title_key, id LIMIT \(SavedReply.most)
            """
        ).each(SavedReply.init(row:))
    }

    public func savedReply(_ id: SavedReply.ID) throws -> SavedReply? {
        try row("SELECT id, code, title, body, active, version FROM saved_reply WHERE id = \(id)")
            .map(SavedReply.init(row:))
    }

    /// - Parameter reply: its number and version say nothing.
    /// - Throws: ``Denial/forbidden``, ``Complaints``.
    public func addSavedReply(_ reply: SavedReply, by person: Person, at now: Moment) throws -> SavedReply {
        guard person.may(.manageRequests) else { throw Denial.forbidden }
        return try addSavedReply(reply, by: .person(person.id), at: now)
    }

    /// Saves a reply if nobody saved since the version it carries.
    /// - Throws: ``Denial``, ``Complaints``, ``Stale``.
    public func changeSavedReply(_ reply: SavedReply, by person: Person, at now: Moment) throws -> SavedReply {
        guard person.may(.manageRequests) else { throw Denial.forbidden }
        let (id, version) = (reply.id, reply.version)
        guard let before = try savedReply(id) else { throw Denial.notFound }
        guard before.version == version else { throw Stale(.savedReply(id), current: before.version) }
        guard before != reply else { return before }
        let complaints = reply.complaints
        guard complaints.isEmpty else { throw Complaints(complaints) }
        let won = try unlessTaken(Self.codeIsTaken(reply.code)) {
            try changed(
                """
                UPDATE saved_reply
                SET code = \(reply.code), title = \(reply.title), title_key = \(reply.title.foldedKey),
                    body = \(reply.body), active = \(reply.isActive), version = version + 1
                WHERE id = \(id) AND version = \(version)
                """)
        }
        guard won == 1, let changed = try savedReply(id) else {
            throw Stale(.savedReply(id), current: try savedReply(id)?.version ?? 0)
        }
        try record(saved(.savedReply(id), .savedReplySaved, changed.version), by: .person(person.id), at: now)
        return changed
    }

    func addSavedReply(_ reply: SavedReply, by actor: Actor, at now: Moment) throws -> SavedReply {
        let complaints = reply.complaints
        guard complaints.isEmpty else { throw Complaints(complaints) }
        let inserted = try row(
            """
            INSERT INTO saved_reply (code, title, title_key, body, active, version)
            VALUES (\(reply.code), \(reply.title), \(reply.title.foldedKey), \(reply.body), \(reply.isActive), 1)
            ON CONFLICT (code) DO NOTHING RETURNING id
            """)
        guard let inserted else { throw Self.codeIsTaken(reply.code) }
        let id: SavedReply.ID = try inserted.key("id")
        try record(saved(.savedReply(id), .savedReplySaved, 1), by: actor, at: now)
        return SavedReply(id: id, code: reply.code, title: reply.title, body: reply.body, isActive: reply.isActive)
    }
}

extension SavedReply {
    init(row: Row) throws {
        self.init(
            id: try row.key("id"), code: try row.text("code"), title: try row.text("title"), body: try row.text("body"),
            isActive: try row.flag("active"), version: try row.integer("version"))
    }
}
