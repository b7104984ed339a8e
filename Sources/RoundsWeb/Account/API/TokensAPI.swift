import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/tokens
    func listTokensAPI(_ call: APICall) async throws -> APIAnswer {
        .ok(try await database.read { tx in try tx.tokens(of: call.person.id) }, TokenShape.all)
    }

    /// GET /api/v1/people/{id}/tokens
    func listTokensOfPersonAPI(_ call: APICall) async throws -> APIAnswer {
        let id = try call[PersonShape.number]
        return .ok(
            try await database.read { tx in
                guard try tx.person(id) != nil else { throw Denial.notFound }
                return try tx.tokens(of: id)
            }, TokenShape.all)
    }

    /// POST /api/v1/tokens
    func makeTokenAPI(_ call: APICall) throws -> Change {
        try makeToken(call, for: nil)
    }

    /// POST /api/v1/people/{id}/tokens
    func makeTokenForPersonAPI(_ call: APICall) throws -> Change {
        try makeToken(call, for: try call[PersonShape.number])
    }

    private func makeToken(_ call: APICall, for other: Person.ID?) throws -> Change {
        let (person, now) = (call.person, call.now)
        let body = try call.body()
        let (name, scopes, days) = (body[TokenShape.name], body[TokenShape.scopes], body[TokenShape.days])
        try body.finish()
        var system = SystemRandomNumberGenerator()
        let secret = Secret(using: &system)
        return Change { tx in
            let owner = try other.map { try tx.person($0) ?? { throw Denial.notFound }() } ?? person
            let owned = owner.id == person.id ? person.permissions : owner.role.permissions
            let draft = try TokenDraft(name: name, scopes: scopes, days: days, within: owned)
            let token = try tx.makeToken(draft, with: secret, for: owner.id, by: person, at: now)
            var answer = APIAnswer.created(
                MadeToken(token: token, text: secret.apiTokenText), TokenShape.made, at: "/api/v1/tokens/\(token.id)")
            answer.kept = TokenShape.made.json(MadeToken(token: token, text: nil))
            return answer
        }
    }

    /// DELETE /api/v1/tokens/{id}
    func revokeTokenAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let id = try call[TokenShape.number]
        return Change { tx in
            try tx.revokeToken(id, by: person, at: now)
            return .nothing
        }
    }
}

extension Operation {
    static let listTokens = Operation(
        "listTokens", "List your tokens", in: .account, "The newest first, also those that ended.",
        answer: .ok(TokenShape.all.schema, "The tokens; never their text."))

    static let listTokensOfPerson = Operation(
        "listTokensOfPerson", "List somebody's tokens", in: .people, parameters: [PersonShape.number],
        answer: .ok(TokenShape.all.schema, "The tokens; never their text."))

    static let makeToken = Operation(
        "makeToken", "Make a token", in: .account, "Its text is answered once and kept nowhere.",
        body: TokenShape.newToken, answer: .created(TokenShape.made.schema, "The token with its text."))

    static let makeTokenForPerson = Operation(
        "makeTokenForPerson", "Make a token for a program", in: .people,
        "Programs cannot sign in; an administrator makes their tokens.", parameters: [PersonShape.number],
        body: TokenShape.newToken, answer: .created(TokenShape.made.schema, "The token with its text."))

    static let revokeToken = Operation(
        "revokeToken", "Revoke a token", in: .account,
        "Your own, or anybody's when you manage people. It ends at once.",
        parameters: [TokenShape.number], answer: .nothing("It works no longer."))
}
