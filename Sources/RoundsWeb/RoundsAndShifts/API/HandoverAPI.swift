import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/handovers
    func listHandoversAPI(_ call: APICall) async throws -> APIAnswer {
        let limit = try call[Parameter<Int>.limit()]
        let after = try call[HandoverShape.after]
        let found = try await database.read { tx in
            try tx.handovers(before: after.map { .init($0) }, limit: limit + 1)
        }
        let page = Array(found.prefix(limit))
        return .page(page, next: found.count > limit ? page.last.map { String($0.id.number) } : nil, HandoverShape.page)
    }

    /// GET /api/v1/handovers/{id}
    func readHandoverAPI(_ call: APICall) async throws -> APIAnswer {
        let id = try call[HandoverShape.key]
        guard let handover = try await database.read({ try $0.handover(id) }) else { throw Denial.notFound }
        return .ok(handover, HandoverShape.shape)
    }

    /// POST /api/v1/handovers
    func writeHandoverAPI(_ call: APICall) throws -> Change {
        let (person, now, plan) = (call.person, call.now, plan)
        let body = try call.body()
        let (words, kind, day) = (body[HandoverShape.words], body[HandoverShape.shift], body[HandoverShape.day])
        try body.finish()
        let named = try kind == nil && day == nil ? nil : plan.handedOver(kind, on: day, at: now)
        return Change { tx in
            let shift = try named ?? tx.shiftToHandOver(plan: plan, at: now)
            let written = try tx.writeHandover(of: shift, words: words, plan: plan, by: person, at: now)
            return .created(written, HandoverShape.shape, at: "/api/v1/handovers/\(written.id)")
        }
    }

    /// POST /api/v1/handovers/{id}/acceptance
    func acceptHandoverAPI(_ call: APICall) throws -> Change {
        let (person, now, plan) = (call.person, call.now, plan)
        let id = try call[HandoverShape.key]
        return Change { tx in .ok(try tx.acceptHandover(id, plan: plan, by: person, at: now), HandoverShape.shape) }
    }

    /// GET /api/v1/handovers/{id}/addenda
    func listAddendaAPI(_ call: APICall) async throws -> APIAnswer {
        let id = try call[HandoverShape.key]
        let found = try await database.read { tx in try tx.handover(id).map { _ in try tx.addenda(to: id) } }
        guard let found else { throw Denial.notFound }
        return .ok(found, HandoverShape.addenda)
    }

    /// POST /api/v1/handovers/{id}/addenda
    func amendHandoverAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let id = try call[HandoverShape.key]
        let body = try call.body()
        let words = body[HandoverShape.body]
        try body.finish()
        return Change { tx in
            try tx.amendHandover(id, words, by: person, at: now)
            return .nothing
        }
    }
}

enum HandoverShape {
    static let key = Parameter<Handover.ID>.key(of: "handover")
    static let after = EventRecord.after
    static let words = Member<String>.optionalText(
        "words", Handover.wordsLength, "What the next shift should know besides.", example: "ED-LP-03 was re-mapped.")
    static let shift = Member<Shift.Kind?>.optionalWord(
        Shift.Kind.self, "shift",
        "Whose handover: of the shift that runs, or of the one before it for up to 4 hours after its end.")
    static let day = Member<Day?>(
        name: "day", schema: Schema.day.orNull.saying("On which that shift began; another day's is refused."),
        isRequired: false
    ) { $0.isNull || !$0.isPresent ? nil : $0.day() }
    static let body = Member<String>.text("body", 1...Handover.wordsLength, "What is added.", example: "ED-LP-04 too.")

    static let line = Shape<HandoverLine>(
        "HandoverLine", "One thing the next shift has to know.",
        [
            .init("section", .word(HandoverItem.Section.self)) { .string($0.item.section.rawValue) },
            .init("key", .text()) { .string($0.item.key) },
            .init("subject", .text()) { .string($0.item.subject) },
            .init("detail", .text()) { .string($0.item.detail) },
            .init("change", .word(HandoverLine.Change.self), "Against the last accepted handover.") {
                .string($0.change.rawValue)
            },
        ])

    private static let head: [Shape<Handover>.Property] = [
        .init("id", .number) { .integer($0.id.number) },
        .init("shift", .word(Shift.Kind.self)) { .string($0.shift.rawValue) },
        .init("day", .date, "On which the shift began.") { .string($0.day.iso) },
        .init("writer", PersonName.shape.schema) {
            PersonName.shape.json(PersonName(id: $0.writer, name: $0.writerName))
        },
        .init("written_at", .moment) { .string($0.writtenAt.rfc3339) },
        .init("words", .text(0...Handover.wordsLength)) { .string($0.words) },
        .init("accepted_by", PersonName.shape.schema.orNull) {
            $0.acceptance.map { PersonName.shape.json(PersonName(id: $0.by, name: $0.name)) } ?? .null
        },
        .init("accepted_at", Schema.moment.orNull) { JSON($0.acceptance?.at.rfc3339) },
        .init("sha256", .text(64...64, pattern: "^[0-9a-f]{64}$")) { .string($0.hash.hexadecimal) },
    ]
    private static let rest: [Shape<Handover>.Property] = [
        .init("whole", .flag, "True when the hash is that of what it says.") { .bool($0.isWhole) },
        .init("lines", .list(line.schema, 0...20_000)) { JSON($0.lines.map(line.json)) },
    ]

    static let shape = Shape<Handover>(
        "Handover", "What passes from one shift to the next; it never changes.", head + rest)
    static let card = Shape<Handover>("HandoverCard", "A handover without its lines.", head)

    private static let addendum = Shape<HandoverAddendum>(
        "HandoverAddition", "Words that were added below a handover.",
        [
            .init("by_name", Schema.text().example("Lee Chen")) { .string($0.author) },
            .init("at", .moment) { .string($0.at.rfc3339) },
            .init("body", .text(1...Handover.wordsLength)) { .string($0.body) },
        ])
    static let addenda = Shape<[HandoverAddendum]>(
        "HandoverAddenda", "What was added to a handover since it was written, the oldest first.",
        [.init("addenda", .list(addendum.schema, 0...200)) { JSON($0.map(addendum.json)) }])

    static let page = Shape<APIPage<Handover>>.page("HandoverPage", "handovers", of: shape)
}

extension Operation {
    static let listHandovers = Operation(
        "listHandovers", "List handovers", in: .day, "The newest first.",
        parameters: [Parameter<Int>.limit(), HandoverShape.after],
        answer: .page(HandoverShape.page.schema, "A page of handovers."))
    static let readHandover = Operation(
        "readHandover", "Read a handover", in: .day, parameters: [HandoverShape.key],
        answer: .ok(HandoverShape.shape.schema, "The handover."))
    static let writeHandover = Operation(
        "writeHandover", "Hand over your shift", in: .day,
        """
        The desk writes the lines; the words are yours. Name the shift, so that a request that arrives after its end is still its \
        handover. Left out: the one that has ended, while its handover is missing and there is time for it, else the one that runs.
        """,
        body: .init(name: "HandoverDraft", members: [HandoverShape.words, HandoverShape.shift, HandoverShape.day]),
        answer: .created(HandoverShape.shape.schema, "The handover."))
    static let acceptHandover = Operation(
        "acceptHandover", "Accept a handover", in: .day,
        "Somebody else than its writer; while its shift runs, somebody who has begun the next one.",
        parameters: [HandoverShape.key], answer: .ok(HandoverShape.shape.schema, "The handover."))
    static let listAddenda = Operation(
        "listAddenda", "Read what was added to a handover", in: .day, "The oldest first; the first 200.",
        parameters: [HandoverShape.key], answer: .ok(HandoverShape.addenda.schema, "What was added."))
    static let amendHandover = Operation(
        "amendHandover", "Add to a handover", in: .day, "What is written stays; this is kept below it.",
        parameters: [HandoverShape.key], body: .init(name: "HandoverAddendum", members: [HandoverShape.body]),
        answer: .nothing("It is kept."))
}
