import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/round/lines
    func listByHandLinesAPI(_ call: APICall) async throws -> APIAnswer {
        .ok(try await database.read { try $0.roundChecks() }, ByHandLineShape.all)
    }

    /// POST /api/v1/round/lines
    func addByHandLineAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let body = try call.body()
        let title = body[ByHandLineShape.newTitle].trimmed.singleLine
        let goodWhen = body[ByHandLineShape.newGoodWhen].trimmed.singleLine
        try body.finish()
        return Change { tx in
            let known = try tx.roundChecks(all: true)
            let checks = try RoundCheck.putting(title, goodWhen: goodWhen, into: try tx.roundChecks(), known: known)
            try tx.setRoundChecks(checks.all, by: person, at: now)
            return .created(checks.put, ByHandLineShape.one, at: "/api/v1/round/lines")
        }
    }

    /// DELETE /api/v1/round/lines/{code}
    func removeByHandLineAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let code = try call[ByHandLineShape.code]
        return Change { tx in
            let checks = try tx.roundChecks()
            let left = checks.filter { $0.code != code }
            guard left.count < checks.count else { throw Denial.notFound }
            try tx.setRoundChecks(left, by: person, at: now)
            return .nothing
        }
    }
}

extension Operation {
    static let listByHandLines = Operation(
        "listByHandLines", "List what is looked at by hand", in: .day, "In the order in which it is walked.",
        answer: .ok(ByHandLineShape.all.schema, "The lines."))
    static let addByHandLine = Operation(
        "addByHandLine", "Add something to look at", in: .day,
        """
        At the end. One that is called so already is well by the new words; one that was there before has its code again. At \
        most \(RoundCheck.most) are kept.
        """,
        body: .init(name: "NewLineByHand", members: [ByHandLineShape.newTitle, ByHandLineShape.newGoodWhen]),
        answer: .created(ByHandLineShape.one.schema, "The line; `Location` leads to all."))
    static let removeByHandLine = Operation(
        "removeByHandLine", "Look at something no longer", in: .day, "What was seen of it stays in signed rounds.",
        parameters: [ByHandLineShape.code], answer: .nothing("It is no longer looked at."))
}

enum ByHandLineShape {
    static let one = Shape<RoundCheck>(
        "LineByHand", "Something that only a person can look at, as part of a round.",
        [
            .init("code", .text(1...200)) { .string($0.code) },
            .init("title", .words(1...200)) { .string($0.title) },
            .init("good_when", .words(0...400), "When it is well.") { .string($0.goodWhen) },
        ])
    static let all = Shape<[RoundCheck]>(
        "LinesByHand", "What is looked at by hand.",
        [.init("lines", .list(one.schema, 0...5_000)) { JSON($0.map(one.json)) }])

    static let newTitle = Member<String>.text(
        "title", 1...RoundCheck.titleLength, "What to look at.",
        example: "Oxygen alarm panel")
    static let newGoodWhen = Member<String>.optionalText(
        "good_when", RoundCheck.goodWhenLength, "When it is well.", example: "no amber light, 18–24 °C")
    static let code = Parameter<String>.required(
        "code", .text(1...200), "Which line.", refused: "There is no line with that code.", in: .path
    ) { $0.isEmpty ? nil : $0 }
}
