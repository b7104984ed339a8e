import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/checks
    func listChecksAPI(_ call: APICall) async throws -> APIAnswer {
        let limit = try call[Parameter<Int>.limit()]
        let after = try call[Self.checksAfter]
        let onlyExceptions = try call[Self.checkList] == .exceptions
        let (records, next) = try await database.read { tx -> ([CheckRecord], String?) in
            if onlyExceptions {
                let odd = try tx.checkRecords(tx.exceptionalChecks(at: call.now), at: call.now)
                return (Array(odd.filter(\.light.isException).sorted { $0.light < $1.light }.prefix(limit)), nil)
            }
            let found = try tx.checks(after: after, limit: limit)
            return (try tx.checkRecords(found.checks, at: call.now), found.next?.text)
        }
        return .page(records, next: next, CheckRecord.page)
    }

    /// GET /api/v1/checks/{id}
    func readCheckAPI(_ call: APICall) async throws -> APIAnswer {
        let id = try call[CheckRecord.number]
        return try await database.read { tx in
            guard let watched = try tx.check(id) else { throw Denial.notFound }
            return .check(try tx.checkRecord(watched, at: call.now))
        }
    }

    /// POST /api/v1/checks
    func addCheckAPI(_ call: APICall) throws -> Change {
        let spec = try CheckBody.spec(try call.body(), zone: zone.name)
        let token = Token.random()
        return Change { tx in
            let added = try tx.addCheck(spec, token: token, by: .person(call.person.id), at: call.now)
            return .created(
                try tx.checkRecord(added, at: call.now), CheckRecord.shape, at: "/api/v1/checks/\(added.id)",
                version: added.check.version)
        }
    }

    /// PUT /api/v1/checks/{id}
    func replaceCheckAPI(_ call: APICall) throws -> Change {
        let id = try call[CheckRecord.number]
        let seen = try call[Condition.mustMatch]
        let spec = try CheckBody.spec(try call.body(), zone: zone.name)
        return Change { tx in
            guard let before = try tx.check(id) else { throw Denial.notFound }
            try seen.require(before.check.version)
            let saved = try tx.saveCheck(
                id, spec, version: before.check.version, by: .person(call.person.id), at: call.now)
            return .check(try tx.checkRecord(saved, at: call.now))
        }
    }

    /// DELETE /api/v1/checks/{id}
    func retireCheckAPI(_ call: APICall) throws -> Change {
        let id = try call[CheckRecord.number]
        return Change { tx in
            try tx.retireCheck(id, by: .person(call.person.id), at: call.now)
            return .nothing
        }
    }

    fileprivate enum CheckList: String, CaseIterable, Sendable {
        case all, exceptions
    }

    fileprivate static let checkList = Parameter<CheckList?>.optional(
        "list", Schema.word(CheckList.self).standing("all"), "`exceptions`: only what is not well, the worst first.",
        refused: "list is all or exceptions.", CheckList.init(rawValue:))

    fileprivate static let checksAfter = Parameter<CheckCursor?>.optional(
        "after", Schema.text(3...450, pattern: #"^[1-9][0-9]{0,14}:[^\u0000-\u001F]+$"#).example("17:ehr sign-on page"),
        "Where the page begins: `next` of the page before.", refused: "after is what a page before answered as next.",
        CheckCursor.init(text:))
}

extension Operation {
    static let listChecks = Operation(
        "listChecks", "List checks", in: .watching, "By name, or only the exceptions.",
        parameters: [Desk.checkList, Parameter<Int>.limit(), Desk.checksAfter],
        answer: .page(CheckRecord.page.schema, "A page of checks."))
    static let readCheck = Operation(
        "readCheck", "Read a check", in: .watching, parameters: [CheckRecord.number],
        answer: .ok(CheckRecord.shape.schema, "The check as it stands now.", etag: true))
    static let addCheck = Operation(
        "addCheck", "Watch something", in: .watching, body: CheckBody.whole,
        answer: .created(CheckRecord.shape.schema, "The new check; `Location` leads to it.", etag: true))
    static let replaceCheck = Operation(
        "replaceCheck", "Change a check", in: .watching, "What is left out becomes what a new check begins with.",
        parameters: [CheckRecord.number, Condition.mustMatch], body: CheckBody.whole,
        answer: .ok(CheckRecord.shape.schema, "The check as it is now.", etag: true))
    static let retireCheck = Operation(
        "retireCheck", "Take a check out of use", in: .watching, "Its history stays.",
        parameters: [CheckRecord.number], answer: .nothing("It is out of use."))
}
