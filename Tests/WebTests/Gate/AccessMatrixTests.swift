import Foundation
import HTTPTypes
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

/// Walks every route as nobody, as each role, and with a token of each scope, and compares what happens with
/// `access-matrix.txt`. A new route is walked by itself; with `ROUNDS_GOLDEN=write` the file is written instead: read the
/// difference before committing.
@Suite struct AccessMatrixTests {
    @Test func everybodyGetsWhatTheMatrixSaysAndNoMore() async throws {
        let rate = RateLimit.Rule(perSecond: 1_000, burst: 1_000_000)
        try await withDesk(settings: .init(siteName: "Cedar Hollow", rate: rate)) { rounds in
            let matrix = try await AccessMatrix.walk(rounds)
            try matrix.compare(
                with: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../access-matrix.txt"))
            for (route, verdicts) in zip(rounds.desk.routes, matrix.verdicts) {
                #expect((verdicts[0] == "yes" || verdicts[0] == "404") == (route.may == .anyone), "\(route.path)")
            }
        }
    }
}

private struct AccessMatrix {
    let columns: [String]
    let rows: [String]
    /// A row for each route, a column for each visitor.
    let verdicts: [[String]]

    /// One who comes: how to be them, with a sign-in of their own each time.
    private struct Comer {
        let name: String
        let browser: () async throws -> Browser
    }

    static func walk(_ rounds: TestDesk) async throws -> AccessMatrix {
        _ = try await rounds.labels()
        try await rounds.addSmallHospital()
        _ = try await rounds.database.write { tx in try tx.addTeam(named: "Service desk", by: .desk, at: Cast.morning) }
        let comers = try await self.comers(rounds)
        var verdicts: [[String]] = []
        for route in rounds.desk.routes {
            var row: [String] = []
            for comer in comers { row.append(try await verdict(route, try await comer.browser())) }
            verdicts.append(row)
        }
        return AccessMatrix(
            columns: comers.map(\.name), rows: rounds.desk.routes.map { "\($0.method.rawValue) /\($0.path)" },
            verdicts: verdicts)
    }

    private static func comers(_ rounds: TestDesk) async throws -> [Comer] {
        var comers = [Comer(name: "nobody") { try await rounds.browser(as: nil) }]
        for role in Role.allCases {
            let person = rounds.cast.one(of: role)
            guard role != .program else {
                let program = try await rounds.program(of: person)
                comers.append(Comer(name: role.rawValue) { program })
                continue
            }
            comers.append(Comer(name: role.rawValue) { try await rounds.browser(as: person) })
        }
        for scope in Permission.allCases {
            let program = try await rounds.program(of: rounds.cast.ada, scopes: [scope])
            comers.append(Comer(name: scope.rawValue) { program })
        }
        return comers
    }

    /// What happens to an empty request: `yes` when it is let in, whatever it is told then.
    private static func verdict(_ route: Route, _ browser: Browser) async throws -> String {
        var headers: HTTPFields = [:]
        if route.method != .get, !route.isAPI { headers[.contentType] = "application/x-www-form-urlencoded" }
        let answer = try await browser.send(route.method, path(route), headers: headers, drains: false)
        switch answer.status.code {
        case 401, 403, 404: return String(answer.status.code)
        case 303 where answer.location?.hasPrefix("/sign-in?") == true && route.path != "sign-out": return "sign-in"
        case 500...: return "broken"
        default: return "yes"
        }
    }

    /// The route with things that are there: Maria's ticket, Omar, the one team.
    private static func path(_ route: Route) -> String {
        "/"
            + route.path.split(separator: "/").map { part in
                guard part.hasPrefix(":") else { return String(part) }
                if part == ":token" || part == ":session" || route.path.hasPrefix("api/v1/tokens") { return "999" }
                return route.path.contains("people") ? "2" : "1"
            }.joined(separator: "/")
    }

    private var text: String {
        let width = (rows.map(\.count).max() ?? 0) + 2
        let widths = columns.map { max($0.count, 7) + 2 }
        func line(_ first: String, _ cells: [String]) -> String {
            let padded = zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined()
            return (first + String(repeating: " ", count: width - first.count) + padded).trimmed
        }
        return
            (["# What happens to an empty request. 404: it is hidden, or not there."] + [line("", columns)]
            + zip(rows, verdicts).map(line)).joined(separator: "\n") + "\n"
    }

    func compare(with file: URL) throws {
        if ProcessInfo.processInfo.environment["ROUNDS_GOLDEN"] == "write" {
            return try Data(text.utf8).write(to: file)
        }
        let expected = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
        let found = text.split(separator: "\n").map(String.init)
        for difference in found.difference(from: expected) {
            switch difference {
            case .insert(_, let line, _): Issue.record("happens: \(line)")
            case .remove(_, let line, _): Issue.record("the matrix says: \(line)")
            }
        }
    }
}
