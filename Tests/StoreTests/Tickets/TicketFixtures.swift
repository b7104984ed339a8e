import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit

extension TicketDraft {
    static var labels: TicketDraft {
        get throws {
            try TicketDraft(
                kind: .incident, channel: .portal, title: "Labels fail in ED", details: "The ribbon light blinks.",
                place: "ED, triage", careAffected: true)
        }
    }
}

extension Database {
    /// A desk with the cast and one ticket that Maria reported.
    func reported() async throws -> (cast: Cast, ticket: Ticket) {
        try await write { tx in
            let cast = try tx.addCast()
            return (cast, try tx.report(try .labels, for: cast.maria.id, by: cast.maria, at: Cast.morning))
        }
    }
}

extension Transaction {
    /// The numbers of the tickets that staff find by one word.
    func found(_ word: String) throws -> [Int64] {
        try search(
            SearchRequest(terms: [.init(words: [word], open: false)], kinds: ["ticket"], audience: "staff", limit: 20)
        ).map(\.number)
    }
}

extension Ticket.Fields {
    func with<Value>(_ path: WritableKeyPath<Self, Value>, _ value: Value) -> Self {
        var fields = self
        fields[keyPath: path] = value
        return fields
    }
}
