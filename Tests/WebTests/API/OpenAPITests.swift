import HTTPTypes
import RoundsDomain
import RoundsHTML
import RoundsProtocols
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct OpenAPITests {
    @Test func everyRouteOfTheAPIIsDescribed() async throws {
        try await withDesk { rounds in
            let silent = rounds.desk.routes.filter { $0.path.hasPrefix("api/v1/") && $0.operation == nil }
            #expect(silent.map(\.path) == [])
        }
    }

    @Test func everyOperationHasANameOfItsOwn() async throws {
        try await withDesk { rounds in
            let ids = APIDocument(rounds.desk.routes).lines.map(\.operation.id)
            #expect(Set(ids).count == ids.count)
        }
    }

    @Test func aNameMeansOneShape() async throws {
        try await withDesk { rounds in
            var named: [String: JSON] = [:]
            for line in APIDocument(rounds.desk.routes).lines {
                for (name, schema) in line.schemas {
                    let shape = JSON.object(schema)
                    #expect(named[name, default: shape] == shape, "\(name) of \(line.operation.id)")
                    named[name] = shape
                }
            }
        }
    }

    @Test func everyReferenceLeadsSomewhere() async throws {
        try await withDesk { rounds in
            let document = APIDocument(rounds.desk.routes).json
            let schemas = document["components"]?["schemas"]
            let named = document.references
            #expect(!named.isEmpty)
            for name in named { #expect(schemas?[name] != nil, "\(name)") }
        }
    }

    @Test func whatStandsInBracesInAPathIsAParameterAndNothingElseIs() async throws {
        try await withDesk { rounds in
            for line in APIDocument(rounds.desk.routes).lines {
                let written = line.path.split(separator: "/").filter { $0.hasPrefix("{") }.map {
                    String($0.dropFirst().dropLast())
                }
                #expect(written == line.parameters.filter { $0.place == .path }.map(\.name), "\(line.operation.id)")
            }
        }
    }

    @Test func everyPostKnowsTheIdempotencyKeyAndEveryPatchTheVersion() async throws {
        try await withDesk { rounds in
            for line in APIDocument(rounds.desk.routes).lines {
                let names = line.parameters.map(\.name)
                if line.route.method == .post { #expect(names.contains("Idempotency-Key"), "\(line.operation.id)") }
                if line.route.method == .patch { #expect(names.contains("If-Match"), "\(line.operation.id)") }
            }
        }
    }

    @Test func thePageForPeopleNamesEveryOperation() async throws {
        try await withDesk { rounds in
            for browser in [Browser(rounds.desk), try await rounds.browser(as: rounds.cast.priya)] {
                let page = try await browser.get("/api")
                #expect(page.status == .ok)
                for line in APIDocument(rounds.desk.routes).lines {
                    #expect(page.text.contains("id=\"\(line.operation.id)\""), "\(line.operation.id)")
                }
            }
            let document = APIDocument(rounds.desk.routes)
            #expect(apiPage(document, in: Frame()).fault == nil)
            #expect(problemsPage(Problem.allCases, in: Frame()).fault == nil)
        }
    }

    @Test func anyoneMayReadTheDescription() async throws {
        try await withDesk { rounds in
            let answer = try await Browser(rounds.desk).api(.get, "openapi.json")
            #expect(answer.status == .ok && answer.json["openapi"]?.text == "3.1.0")
        }
    }
}

extension JSON {
    /// The names of all schemas that something points to.
    fileprivate var references: Set<String> {
        switch self {
        case .array(let elements): elements.reduce(into: []) { $0.formUnion($1.references) }
        case .object(let object):
            object.members.reduce(into: []) { found, member in
                if member.key == "$ref", let name = member.value.text?.split(separator: "/").last {
                    found.insert(String(name))
                } else {
                    found.formUnion(member.value.references)
                }
            }
        default: []
        }
    }
}
