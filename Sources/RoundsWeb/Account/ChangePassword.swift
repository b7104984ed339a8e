import Hummingbird
import RoundsDomain
import RoundsProtocols

extension Desk {
    /// POST /account/password
    func changeOwnPassword(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form(upTo: 16_384)
        do {
            let chosen = try ChosenPassword(form, name: person.name, signInName: person.signInName)
            try await door.changePassword(
                of: person, from: form.text("current_password") ?? "", to: chosen, keeping: context.session,
                by: origin(request, context), at: now())
            return .done(.passwordChanged, at: "/account")
        } catch let complaints as Complaints {
            let entries = Entries(complaints: complaints.list)
            return try await account(request, context, password: entries, status: .unprocessableContent)
        }
    }
}

extension ChosenPassword {
    /// From `password` and `again`, which must be the same.
    fileprivate init(_ form: FormBody, name: String, signInName: String) throws(Complaints) {
        let password = form.text("password") ?? ""
        self = try ChosenPassword(password, name: name, signInName: signInName)
        guard form.text("again") == password else {
            throw Complaints([Complaint("again", "The two passwords are not the same. Type both once more.")])
        }
    }
}
