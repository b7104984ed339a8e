import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// PUT /api/v1/password — not a POST: what is kept beside an Idempotency-Key is made of the body, and nothing made of a
    /// password is kept but its own hash.
    func changePasswordAPI(_ call: APICall) async throws -> Change {
        let (person, caller, now) = (call.person, call.caller, call.now)
        let body = try call.body()
        let (current, password) = (body[PasswordBody.current], body[PasswordBody.new])
        try body.finish()
        let chosen = try ChosenPassword(password, name: person.name, signInName: person.signInName)
        let origin = SignInOrigin(agent: call.headers[.userAgent] ?? "", address: call.context.address)
        let new = try await door.newPassword(of: person, from: current, to: chosen, by: origin, at: now)
        return Change { tx in
            var kept: Session.ID?
            if case .session(let own) = caller.proof { kept = own }
            try tx.changePassword(new.attempt, to: new.hash, keeping: kept, at: now)
            return .nothing
        }
    }
}

extension Operation {
    static let changePassword = Operation(
        "changePassword", "Change your password", in: .account,
        """
        It needs the password that is to be replaced; guessing that one is slowed down as at the door. All browsers are signed \
        out, and open links to choose a password end. Tokens go on.
        """,
        body: PasswordBody.whole, answer: .nothing("It is the password from now on."), bodyLimit: 16_384)
}

enum PasswordBody {
    static let current = Member<String>(
        name: "current_password",
        schema: Schema.typed(1...PasswordRule.maximumBytes).saying("The one that is to be replaced.")
            .example("three words in a row"),
        isRequired: true
    ) { $0.text(1...PasswordRule.maximumBytes) }
    static let new = Member<String>(
        name: "password",
        schema: Schema.typed(PasswordRule.length)
            .saying("Not easily guessed: not a name, not repeated, not one that many people use.")
            .example("tram window oregano"),
        isRequired: true
    ) { $0.text(PasswordRule.length) }
    static let whole = Operation.Body(name: "PasswordChange", members: [current, new])
}
