import RoundsDomain
import RoundsEngines
import RoundsSQL

/// The rows of a new ticket straight into the engine: ticket, message, count, event, the log's end, search entry.
final class BareCreates {
    private let engine: any BareEngine
    private let isPostgres: Bool
    private let requester: Int64
    private let ticket, message, tally, event, end, document: Int
    private let words: Int?
    private var number: Int64

    /// - Parameter after: the last event's number.
    init(url: String, engine kind: Engine, requester: Int64, after last: Int64) throws {
        engine = try Engines.openBare(url: url)
        isPostgres = kind == .postgres
        self.requester = requester
        number = last
        ticket = try engine.prepare(BareInserts.ticket)
        message = try engine.prepare(isPostgres ? BareInserts.postgresMessage : BareInserts.sqliteMessage)
        tally = try engine.prepare(BareInserts.tally)
        event = try engine.prepare(BareInserts.event)
        end = try engine.prepare(BareInserts.end)
        document = try engine.prepare(isPostgres ? BareInserts.postgresDocument : BareInserts.sqliteDocument)
        words = isPostgres ? nil : try engine.prepare(BareInserts.sqliteWords)
    }

    /// Stores so many tickets in one commit.
    func make(_ count: Int) throws {
        try engine.carryOut(isPostgres ? "BEGIN" : "BEGIN IMMEDIATE")
        for _ in 0..<count { try insert() }
        try engine.carryOut("COMMIT")
    }

    private func insert() throws {
        number += 1
        let title = "Label printer prints blank labels \(number)"
        let at = Value.integer(BenchStore.end.milliseconds + number)
        let hash = Value.bytes([UInt8](repeating: UInt8(number & 0xFF), count: 32))
        try engine.run(ticket, [.text(title), .text("4 West, med room"), .text("ext. 4410"), .integer(requester), at])
        try engine.run(message, [.integer(requester), at, .text(BenchForm.details)])
        try engine.run(tally, [])
        try engine.run(
            event,
            [
                .integer(number), at, .text("person:\(requester)"), .integer(number),
                .text(#"{"care":false,"channel":"portal","kind":"incident","priority":3,"requester":\#(requester)}"#),
                hash,
            ])
        try engine.run(end, [.integer(number), hash])
        let body = "4 west med room " + BenchForm.details.lowercased()
        if let words {
            try engine.run(document, [.integer(number), .text(title), .text(body)])
            try engine.run(words, [.text(title.lowercased()), .text(body)])
        } else {
            try engine.run(
                document, [.integer(number), .text(title), .text(body), .text(title.lowercased() + " " + body)])
        }
    }
}

/// What is reported again and again.
enum BenchForm {
    static let details = """
        The label printer in the med room prints blank labels since this morning. Specimens go down without labels and the \
        light blinks orange. I restarted it twice.
        """

    /// - Parameter number: tells the reports apart, as each form shown carries a key of its own.
    static func body(_ number: Int) -> String {
        let words = "kind=incident&care=no&place=4+West,+med+room&callback=ext.+4410&once=bench-\(number)"
        return words + "&title=Label+printer+prints+blank+labels+\(number)&details=" + details.replacing(" ", with: "+")
    }
}

private enum BareInserts {
    static let ticket: StaticString = """
        INSERT INTO ticket (kind, channel, state, open, priority, title, place, callback, care_affected, requester_id,
            reported_at, changed_at, version)
        VALUES ('incident', 'portal', 'new', 1, 3, $1, $2, $3, 0, $4, $5, $5, 1)
        """
    static let sqliteMessage: StaticString = """
        INSERT INTO message (author_id, at, body, ticket_id, kind) VALUES ($1, $2, $3, last_insert_rowid(), 'report')
        """
    static let postgresMessage: StaticString = """
        INSERT INTO message (author_id, at, body, ticket_id, kind)
        VALUES ($1, $2, $3, currval(pg_get_serial_sequence('ticket', 'id')), 'report')
        """
    static let tally: StaticString = """
        INSERT INTO ticket_tally (facet, value, count)
        VALUES ('assignee', '', 1), ('open', '1', 1), ('priority', '3', 1), ('state', 'new', 1), ('team', '', 1)
        ON CONFLICT (facet, value) DO UPDATE SET count = ticket_tally.count + excluded.count
        """
    static let event: StaticString = """
        INSERT INTO event (number, at, actor, subject_id, facts, hash, kind, subject_kind)
        VALUES ($1, $2, $3, $4, $5, $6, 'ticket.reported', 'ticket')
        """
    static let end: StaticString = "UPDATE event_chain SET number = $1, hash = $2 WHERE id = 1"
    static let sqliteDocument: StaticString = """
        INSERT INTO search_document (number, title, body, kind, audience) VALUES (-$1, $2, $3, 'ticket', 'staff')
        """
    static let sqliteWords: StaticString = """
        INSERT INTO search_index (rowid, title, body, keys) VALUES (last_insert_rowid(), $1, $2, 'kticket astaff')
        """
    static let postgresDocument: StaticString = """
        INSERT INTO search_document (id, number, title, body, words, kind)
        VALUES (nextval('search_document_id'), -CAST($1 AS bigint), $2, $3, to_tsvector('simple', $4), 'ticket')
        """
}
