import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /account/tokens — answers with the page that shows the token, which no reload and no back button shows again.
    func makeOwnToken(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form(upTo: 16_384)
        do {
            return try await makeToken(form, for: person, back: "/account#tokens", request, context)
        } catch let complaints as Complaints {
            let entries = Entries(token: form, complaints: complaints.list)
            return try await account(request, context, token: entries, status: .unprocessableContent)
        }
    }

    /// A form sent twice makes one token; its text went with the first answer.
    func makeToken(
        _ form: FormBody, for owner: Person, back: String, _ request: Request, _ context: DeskContext
    ) async throws -> Response {
        let person = try context.person
        let draft = try TokenDraft(
            name: form.text("name") ?? "", scopes: form.all("scopes"),
            days: Int((form.text("days") ?? "").trimmed) ?? 0,
            within: owner.role.permissions.intersection(person.permissions))
        var system = SystemRandomNumberGenerator()
        let secret = Secret(using: &system)
        let now = now()
        let key = form.onceKey
        let made = try await database.write { tx -> APIToken? in
            if let key, try tx.whereFormLed(key, of: person.id) != nil { return nil }
            let token = try tx.makeToken(draft, with: secret, for: owner.id, by: person, at: now)
            if let key { try tx.rememberForm(key, of: person.id, ledTo: back, at: now) }
            return token
        }
        guard let made else { return .to(back) }
        let screen = TokenMadeScreen(
            name: made.name, text: secret.apiTokenText, expires: text(made.expiresAt, now: now), back: back)
        return .page(tokenMadePage(screen, in: frame(request, context)))
    }
}

extension Entries {
    /// The ticks have one name and many values.
    init(token form: FormBody, complaints: [Complaint]) {
        self.init(form, complaints: complaints)
        for scope in form.all("scopes") { values["scopes:" + scope] = "yes" }
    }
}
