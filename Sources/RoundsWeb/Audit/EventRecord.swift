import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

/// A record of the sealed log with the name of who did it.
struct EventRecord: Sendable {
    let event: Event
    /// Nil for the desk itself and for strangers.
    let actorName: String?

    static let shape = Shape<EventRecord>(
        "Event", "One thing that happened: a record of the sealed log.",
        [
            .init("number", .number, "1, 2, 3, … without gaps.") { .integer($0.event.number) },
            .init("at", .moment) { .string($0.event.at.rfc3339) },
            .init("by", Schema.text().example("person:3"), "`person:` and a number, `desk`, or `stranger`.") {
                .string($0.event.by.code)
            },
            .init("by_name", Schema.text().orNull) { JSON($0.actorName) },
            .init("kind", Schema.text().example("ticket.taken"), "A newer desk may know more kinds.") {
                .string($0.event.kind)
            },
            .init("about", Schema.text().example("ticket:1042"), "What it is about: a kind and a number.") {
                .string($0.event.subject.topic)
            },
            .init("facts", Schema(["type": "object"]), "What explains it; never words that somebody wrote.") {
                (try? JSON(parsing: $0.event.facts)) ?? [:]
            },
            .init(
                "hash", .text(64...64, pattern: "^[0-9a-f]{64}$"),
                "SHA-256 over the record before and this one, hexadecimal."
            ) { .string($0.event.hash.hexadecimal) },
        ])

    static let page = Shape<APIPage<EventRecord>>.page("EventPage", "events", of: shape)

    static let after = Parameter<Int64?>.optional(
        "after", Schema.text(1...16, pattern: "^[1-9][0-9]{0,14}$").example("812"),
        "Where the page begins: `next` of the page before.", refused: "after is what a page before answered as next."
    ) { $0.asWholeNumber.flatMap { $0 > 0 ? $0 : nil } }
}

extension Transaction {
    func records(of events: [Event]) throws -> [EventRecord] {
        let names = try names(of: Set(events.compactMap(\.by.person)))
        return events.map { EventRecord(event: $0, actorName: $0.by.person.flatMap { names[$0] }) }
    }
}

extension Actor {
    var person: Person.ID? {
        switch self {
        case .person(let id): id
        case .desk, .stranger: nil
        }
    }
}

extension [UInt8] {
    var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
