import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /people/new
    func showNewPerson(_ request: Request, _ context: DeskContext) async throws -> Response {
        .page(newPersonPage(NewPersonScreen(), in: frame(request, context)))
    }

    /// POST /people/new — answers with the page that shows the link.
    func addPerson(_ request: Request, _ context: DeskContext) async throws -> Response {
        let by = try context.person.id
        let form = try await request.form(upTo: 16_384)
        do {
            let draft = try PersonDraft(form)
            var system = SystemRandomNumberGenerator()
            let secret = Secret(using: &system)
            let now = now()
            let key = form.onceKey
            let added = try await database.write { tx -> Person? in
                if let key, try tx.whereFormLed(key, of: by) != nil { return nil }
                let person = try tx.addPerson(draft, by: .person(by), at: now)
                if person.role != .program { try tx.invite(person.id, with: secret, by: .person(by), at: now) }
                if let key { try tx.rememberForm(key, of: by, ledTo: person.id.path, at: now) }
                return person
            }
            guard let added else { return .to("/people") }
            guard added.role != .program else { return .done(.saved, at: added.id.path) }
            return showLink(secret, for: added, request, context)
        } catch let complaints as Complaints {
            let screen = NewPersonScreen(entries: Entries(form, complaints: complaints.list))
            return .page(newPersonPage(screen, in: frame(request, context)), status: .unprocessableContent)
        }
    }

    func showLink(_ secret: Secret, for person: Person, _ request: Request, _ context: DeskContext) -> Response {
        let now = now()
        let screen = LinkScreen(
            person: person, link: address(context) + "/welcome/" + secret.text,
            expires: text(now + Invitation.lastsFor, now: now))
        return .page(linkPage(screen, in: frame(request, context)))
    }

    /// Where people reach the desk, without a slash at the end.
    func address(_ context: DeskContext) -> String {
        guard let address = settings.publicURL else {
            return (context.isSecure ? "https://" : "http://") + context.host
        }
        return address.hasSuffix("/") ? String(address.dropLast()) : address
    }
}

extension PersonDraft {
    init(_ form: FormBody) throws(Complaints) {
        guard let role = form.text("role").flatMap(Role.init(rawValue:)) else {
            throw Complaints([Complaint("role", "Choose a role from the list.")])
        }
        try self.init(
            name: form.text("name") ?? "", signInName: form.text("sign_in_name") ?? "", email: form.text("email") ?? "",
            phone: form.text("phone") ?? "", role: role)
    }
}

extension Key where Subject == Person {
    var path: String { "/people/\(number)" }
}
