import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /api/v1/people
    func addPersonAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let body = try call.body()
        let (name, signInName) = (body[PersonBody.name], body[PersonBody.signInName])
        let (email, phone, role) = (body[PersonBody.email], body[PersonBody.phone], body[PersonBody.role])
        try body.finish()
        let draft = try PersonDraft(
            name: name, signInName: signInName, email: email, phone: phone, role: role ?? .requester)
        return Change { tx in
            let added = try tx.addPerson(draft, by: .person(person.id), at: now)
            return .created(
                added, PersonShape.one, at: "/api/v1/people/\(added.id)", version: added.version)
        }
    }

    /// PATCH /api/v1/people/{id}
    func changePersonAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let id = try call[PersonShape.number]
        let seen = try call[Condition.mustMatch]
        let body = try call.body()
        let edits = PersonEdits(body)
        try body.finish()
        return Change { tx in
            guard var changed = try tx.person(id) else { throw Denial.notFound }
            try seen.require(changed.version)
            edits.apply(to: &changed)
            let draft = try PersonDraft(
                name: changed.name, signInName: changed.signInName, email: changed.email, phone: changed.phone,
                role: changed.role)
            return .person(
                try tx.savePerson(
                    id, draft, active: changed.isActive, version: changed.version, by: .person(person.id), at: now))
        }
    }

    /// POST /api/v1/people/{id}/deactivation
    func deactivatePersonAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let id = try call[PersonShape.number]
        let seen = try call[Condition.ifMatch]
        return Change { tx in
            guard let version = try tx.person(id)?.version else { throw Denial.notFound }
            try seen?.require(version)
            return .person(
                try tx.deactivatePerson(id, version: seen.map { _ in version }, by: .person(person.id), at: now))
        }
    }
}

extension Operation {
    static let addPerson = Operation(
        "addPerson", "Add a person", in: .people,
        "They cannot sign in until an invitation is made for them. A program gets a token instead.",
        body: PersonBody.whole,
        answer: .created(PersonShape.one.schema, "The new person; `Location` leads to them.", etag: true))

    static let changePerson = Operation(
        "changePerson", "Change a person", in: .people,
        "Another role, or `active: false`, signs them out everywhere.",
        parameters: [PersonShape.number, Condition.mustMatch], body: PersonEdits.whole,
        answer: .person("The person as they are now."))

    static let deactivatePerson = Operation(
        "deactivatePerson", "Let a person go", in: .people,
        "They are signed out, their tokens end, and they stay named in the record.",
        parameters: [PersonShape.number, Condition.ifMatch], answer: .person("The person as they are now."))
}

enum PersonBody {
    /// ECMA-262: no white space, as the domain's rule has it.
    static let signInPattern = #"^[^\s\u0000-\u0020\u0085\u180E\u200B-\u200F\u2028\u2029\uFEFF]+$"#
    static let emailPattern = #"^$|^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$"#

    static let name = Member<String>.text(
        "name", 1...PersonDraft.nameLength, "As others say it.", example: "Nadia Novak")
    static let signInName = Member<String>(
        name: "sign_in_name",
        schema: .text(1...PersonDraft.signInNameLength, pattern: signInPattern)
            .saying("What is typed to sign in; unique without regard to case.").example("nadia"),
        isRequired: true
    ) { $0.text(1...PersonDraft.signInNameLength) }
    static let email = Member<String>(
        name: "email",
        schema: Schema.text(0...PersonDraft.emailLength, pattern: emailPattern).orNull.saying("May be empty.")
            .example("nadia@cedarhollow.example"),
        isRequired: false
    ) { $0.optionalText(0...PersonDraft.emailLength) ?? "" }
    static let phone = Member<String>.optionalText(
        "phone", PhoneNumber.length, "How they are called; may be empty.", pattern: PhoneNumber.pattern,
        example: "555-0143 x7")
    static let role = Member<Role?>.word(Role.self, "role", "What they come to the desk for.")
    static let whole = Operation.Body(name: "NewPerson", members: [name, signInName, email, phone, role])
}

struct PersonEdits: Sendable {
    private let name: Edit<String>
    private let signInName: Edit<String>
    private let email: Edit<String>
    private let phone: Edit<String>
    private let role: Edit<Role>
    private let active: Edit<Bool>

    init(_ body: APIBody) {
        name = body[Self.name]
        signInName = body[Self.signInName]
        email = body[Self.email]
        phone = body[Self.phone]
        role = body[Self.role]
        active = body[Self.active]
    }

    func apply(to person: inout Person) {
        name.applied(to: &person.name)
        signInName.applied(to: &person.signInName)
        email.applied(to: &person.email)
        phone.applied(to: &person.phone)
        role.applied(to: &person.role)
        active.applied(to: &person.isActive)
    }

    private static let name = Member<Edit<String>>.editedText(
        "name", 1...PersonDraft.nameLength, "As others say it.", example: "Nadia Berg")
    private static let signInName = Member<Edit<String>>.editedText(
        "sign_in_name", 1...PersonDraft.signInNameLength, "What is typed to sign in.",
        pattern: PersonBody.signInPattern,
        example: "nadia.berg")
    private static let email = Member<Edit<String>>.editedText(
        "email", 0...PersonDraft.emailLength, "May be empty.", pattern: PersonBody.emailPattern,
        example: "nadia.berg@cedarhollow.example")
    private static let phone = Member<Edit<String>>.editedText(
        "phone", 0...PhoneNumber.length, "How they are called; may be empty.", pattern: PhoneNumber.pattern,
        example: "4417")
    private static let role = Member<Edit<Role>>.editedWord(Role.self, "role", "What they come to the desk for.")
    private static let active = Member<Edit<Bool>>.editedFlag("active", "False for somebody who left.")

    static let whole = Operation.Body(
        name: "PersonChange", members: [name, signInName, email, phone, role, active], atLeast: 1)
}
