import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

/// A ticket with the names of the people it names, for one reader.
struct TicketRecord: Sendable {
    let ticket: Ticket
    let names: [Person.ID: String]
    let team: Team?
    let location: Location?
    let service: Service?
    let device: Device?
    /// The cause is for IT.
    let showsCause: Bool
    /// So is what the desk knows of the place, the service and the device.
    let showsSubjects: Bool

    static let shape = Shape<TicketRecord>(
        "Ticket", "An incident (something is broken) or a service request (something is wanted).",
        identity + progress + fields)

    static let id = Schema.text(3...17, pattern: "^R-[1-9][0-9]{0,14}$").example("R-1042")

    private static let identity: [Shape<TicketRecord>.Property] = [
        .init("id", id, "The number everybody calls it by.") { .string($0.ticket.id.code) },
        .init("kind", .word(Ticket.Kind.self)) { .string($0.ticket.kind.rawValue) },
        .init("channel", .word(Ticket.Channel.self), "How it reached the desk.") {
            .string($0.ticket.channel.rawValue)
        },
        .init("requester", PersonName.shape.schema) { $0.person($0.ticket.requester) },
        .init("reported_at", .moment) { .string($0.ticket.reportedAt.rfc3339) },
        .init("care_affected", .flag, "A patient waits or is at risk because of it, said who reported it.") {
            .bool($0.ticket.careAffected)
        },
    ]

    private static let progress: [Shape<TicketRecord>.Property] = [
        .init("state", .word(Ticket.State.self)) { .string($0.ticket.state.rawValue) },
        .init("waiting_on", Schema.word(Ticket.Waiting.Side.self).orNull, "For whom it waits.") {
            JSON($0.ticket.waiting?.on.rawValue)
        },
        .init("follow_up_on", Schema.text(10...10).orNull, "The day on which the desk looks again.") {
            JSON($0.ticket.waiting?.followUp?.iso)
        },
        .init("resolved_at", Schema.moment.orNull) { JSON($0.ticket.resolvedAt?.rfc3339) },
        .init("fix", Schema.text(0...Message.Draft.maximumLength).orNull, "What fixed it, in words for the requester.")
        {
            JSON($0.ticket.fix)
        },
        .init(
            sometimes: "cause", Schema.text(0...Message.Draft.maximumLength).orNull,
            "Why it happened; only for those who read every ticket."
        ) { $0.showsCause ? JSON($0.ticket.cause) : Optional<JSON>.none },
        .init("version", .number, "Grows by one with each save; the `ETag` is made of it.") {
            .integer($0.ticket.version)
        },
    ]

    private static let fields: [Shape<TicketRecord>.Property] = [
        .init("title", .text(1...TicketDraft.titleLength)) { .string($0.ticket.fields.title) },
        .init("priority", .priority) { .string($0.ticket.fields.priority.code) },
        .init(
            sometimes: "priority_reason", .text(0...TicketDraft.reasonLength),
            "Why somebody set it by hand; only for those who read every ticket."
        ) { $0.showsCause ? .string($0.ticket.fields.priorityReason) : Optional<JSON>.none },
        .init("judged_priority", .priority, "What the rules say.") { .string($0.ticket.judged.priority.code) },
        .init("judged_because", .text(), "Why they say so.") { .string($0.ticket.judged.sentence) },
        .init("affected", .word(CareCircumstances.Affected.self)) {
            .string($0.ticket.circumstances.affected.rawValue)
        },
        .init("workaround", .word(CareCircumstances.Workaround.self)) {
            .string($0.ticket.circumstances.workaround.rawValue)
        },
        .init("place", .text(0...TicketDraft.placeLength), "Unit and room.") { .string($0.ticket.fields.place) },
        .init("callback", .text(0...TicketDraft.callbackLength), "Extension or pager.") {
            .string($0.ticket.fields.callback)
        },
        .init("assignee", PersonName.shape.schema.orNull, "Who has it.") { record in
            record.ticket.fields.assignee.map(record.person) ?? .null
        },
        .init("team", TeamShape.short.schema.orNull) { $0.team.map(TeamShape.short.json) ?? .null },
        subject("location", "The unit or room it is about") { record in
            record.location.map { NamedThing($0.id.number, $0.code, $0.name) }
        },
        subject("service", "The service it is about") { record in
            record.service.map { NamedThing($0.id.number, $0.code, $0.name) }
        },
        subject("device", "The device it is about, its tag as the code") { record in
            record.device.map { NamedThing($0.id.number, $0.tag, $0.name) }
        },
    ]

    /// What a requester's words were found to name: for those who may look at it.
    private static func subject(
        _ name: String, _ words: String, _ thing: @escaping @Sendable (TicketRecord) -> NamedThing?
    ) -> Shape<TicketRecord>.Property {
        .init(
            sometimes: name, NamedThing.shape.schema.orNull,
            "\(words); only for those who read or work tickets, or look at the hospital."
        ) { $0.showsSubjects ? NamedThing.json(thing($0)) : Optional<JSON>.none }
    }

    private func person(_ id: Person.ID) -> JSON {
        PersonName.shape.json(PersonName(id: id, name: names[id] ?? ""))
    }
}

/// Somebody by number and name.
struct PersonName: Sendable {
    let id: Person.ID
    let name: String

    static let shape = Shape<PersonName>(
        "PersonName", "Somebody by number and name.",
        [
            .init("id", Schema.number.example(17)) { .integer($0.id.number) },
            .init("name", Schema.text(0...PersonDraft.nameLength).example("Maria Lopez")) { .string($0.name) },
        ])
}

extension Schema {
    static let priority = Schema.word(PriorityWord.self)
        .saying("P1 care stops, P2 care is affected, P3 work is hindered, P4 can wait.")
}

/// A priority as it is written.
enum PriorityWord: String, CaseIterable, Sendable {
    case p1 = "P1"
    case p2 = "P2"
    case p3 = "P3"
    case p4 = "P4"

    var priority: Priority {
        switch self {
        case .p1: .p1
        case .p2: .p2
        case .p3: .p3
        case .p4: .p4
        }
    }
}

extension Transaction {
    /// The ticket as this person may see it.
    func record(of ticket: Ticket, for person: Person) throws -> TicketRecord {
        let people = Set([ticket.requester, ticket.fields.assignee].compactMap(\.self))
        return TicketRecord(
            ticket: ticket, names: try names(of: people), team: try ticket.fields.team.flatMap { try team($0) },
            location: try ticket.fields.location.flatMap { try location($0) },
            service: try ticket.fields.service.flatMap { try service($0) },
            device: try ticket.fields.device.flatMap { try device($0) },
            showsCause: ticket.allows(.readNotes, by: person),
            showsSubjects: ticket.allows(.readSubjects, by: person))
    }
}

extension APIAnswer {
    static func ticket(_ record: TicketRecord) -> APIAnswer {
        .ok(record, TicketRecord.shape, version: record.ticket.version)
    }
}

extension Operation.Answer {
    static func ticket(_ words: String) -> Self { .ok(TicketRecord.shape.schema, words, etag: true) }
}

extension Parameter where Value == Ticket.ID {
    static var ticket: Parameter {
        .required(
            "number", Schema.text(1...17, pattern: "^(R-)?[1-9][0-9]{0,14}$").example("R-1042"),
            "The ticket's number, with or without `R-`.", refused: "There is no ticket with that number.", in: .path
        ) { text in
            let digits = text.hasPrefix("R-") ? String(text.dropFirst(2)) : text
            return digits.asWholeNumber.flatMap { $0 > 0 ? Ticket.ID($0) : nil }
        }
    }
}
