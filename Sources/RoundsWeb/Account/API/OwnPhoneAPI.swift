import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// PUT /api/v1/me/phone
    func changeOwnPhoneAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let body = try call.body()
        let phone = body[OwnPhoneBody.phone]
        try body.finish()
        return Change { tx in
            try tx.setOwnPhone(phone, of: person, at: now)
            guard let saved = try tx.person(person.id) else { throw Denial.notFound }
            return .person(saved)
        }
    }
}

extension Operation {
    static let changeOwnPhone = Operation(
        "changeOwnPhone", "Say how IT reaches you", in: .account,
        "It stands on your requests, and finds you when you call.",
        body: OwnPhoneBody.whole, answer: .person("You, as you are now."), mayMiss: true)
}

enum OwnPhoneBody {
    static let phone = Member<String>(
        name: "phone",
        schema: Schema.text(0...PhoneNumber.length, pattern: PhoneNumber.pattern)
            .saying("An extension will do; empty for none.").example("4417"),
        isRequired: true
    ) { $0.text(0...PhoneNumber.length) }
    static let whole = Operation.Body(name: "OwnPhone", members: [phone])
}
