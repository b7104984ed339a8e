import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /welcome/:token
    func showWelcome(_ request: Request, _ context: DeskContext) async throws -> Response {
        let (link, invitation) = try await invitation(context)
        let screen = WelcomeScreen(person: invitation.person?.name, link: link.text)
        return .page(welcomePage(screen, in: frame(request, context)))
    }

    /// POST /welcome/:token
    func acceptInvitation(_ request: Request, _ context: DeskContext) async throws -> Response {
        let (link, invitation) = try await invitation(context)
        let form = try await request.form(upTo: 1 << 14)
        let password = form.text("password") ?? ""
        do {
            let first = try invitation.person == nil ? PersonDraft(first: form) : nil
            let name = invitation.person?.name ?? first?.name ?? ""
            let signInName = invitation.person?.signInName ?? first?.signInName ?? ""
            let chosen = try ChosenPassword(password, name: name, signInName: signInName)
            let entered = try await door.accept(link, chosen, first: first, from: origin(request, context), at: now())
            return entry(entered, context, to: invitation.isFirst ? "/tour" : "/")
        } catch let complaints as Complaints {
            var kept = Entries(form, complaints: complaints.list)
            kept.values["password"] = nil
            let screen = WelcomeScreen(person: invitation.person?.name, entries: kept, link: link.text)
            return .page(welcomePage(screen, in: frame(request, context)), status: .unprocessableContent)
        }
    }

    private func invitation(_ context: DeskContext) async throws -> (Secret, Invitation) {
        let now = now()
        guard let link = context.parameters.get("token").flatMap({ Secret(text: $0) }),
            let invitation = try await database.read({ try $0.invitation(link, at: now) })
        else { throw Invitation.isOver }
        return (link, invitation)
    }
}

extension PersonDraft {
    fileprivate init(first form: FormBody) throws(Complaints) {
        try self.init(
            name: form.text("name") ?? "", signInName: form.text("sign_in_name") ?? "", email: "", role: .administrator)
    }
}
