import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/desk/phone
    func readPhoneAPI(_ call: APICall) async throws -> APIAnswer {
        .ok(try await database.read { tx in try tx.deskPhone() }, DeskPhoneShape.shape)
    }

    /// PUT /api/v1/desk/phone
    func changePhoneAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let body = try call.body()
        let phone = body[DeskPhoneShape.phone]
        try body.finish()
        return Change { tx in
            try tx.setDeskPhone(phone, by: person, at: now)
            return .ok(try tx.deskPhone(), DeskPhoneShape.shape)
        }
    }
}

extension Operation {
    static let readPhone = Operation(
        "readPhone", "Read how IT is called", in: .tickets, "When something cannot wait; it stands in the portal.",
        answer: .ok(DeskPhoneShape.shape.schema, "How IT is called."))
    static let changePhone = Operation(
        "changePhone", "Say how IT is called", in: .tickets, "It stands in the portal from then on.",
        body: .init(name: "DeskPhoneChange", members: [DeskPhoneShape.phone]),
        answer: .ok(DeskPhoneShape.shape.schema, "How IT is called now."))
}

enum DeskPhoneShape {
    static let phone = Member<String>.text(
        "phone", 0...DeskPhone.length, "An extension or a pager; empty for none.", example: "5000")

    static let shape = Shape<String>(
        "DeskPhone", "How IT is called when something cannot wait.",
        [.init("phone", .text(0...DeskPhone.length), "Empty until somebody says it.") { .string($0) }])
}
