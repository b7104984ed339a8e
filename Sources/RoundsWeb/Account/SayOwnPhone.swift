import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /account/phone
    func sayOwnPhone(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form(upTo: 4_096)
        let phone = form.text("phone") ?? ""
        let now = now()
        do {
            try await database.write { tx in try tx.setOwnPhone(phone, of: person, at: now) }
            return .done(.saved, at: "/account")
        } catch let complaints as Complaints {
            let entries = Entries(form, complaints: complaints.list)
            return try await account(request, context, phone: entries, status: .unprocessableContent)
        }
    }
}
