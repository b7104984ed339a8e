import ArgumentParser
import RoundsDomain
import RoundsSQL
import RoundsStore

extension User {
    struct SetRole: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "role", abstract: "Give a person another role. Their sessions end.")

        @Argument(help: "Sign-in name.")
        var signIn: String

        @Argument(help: "requester, specialist, lead, privacy_officer, auditor, administrator or program.")
        var role: Role

        @OptionGroup var change: ChangeFlags

        func run() async throws {
            let saved = try await change.save(signIn) { (role: role, active: $0.isActive) }
            try change.output.say(PersonAnswer(saved)) { "\(saved.name) is \(saved.role.title.lowercased()) now." }
        }
    }

    struct Deactivate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep a person who left from signing in. They stay named in the record.")

        @Argument(help: "Sign-in name.")
        var signIn: String

        @OptionGroup var change: ChangeFlags

        func run() async throws {
            let saved = try await change.save(signIn) { (role: $0.role, active: false) }
            try change.output.say(PersonAnswer(saved)) { "\(saved.name) can no longer sign in." }
        }
    }

    struct Activate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Let a person who had left sign in again.")

        @Argument(help: "Sign-in name.")
        var signIn: String

        @OptionGroup var change: ChangeFlags

        func run() async throws {
            let saved = try await change.save(signIn) { (role: $0.role, active: true) }
            try change.output.say(PersonAnswer(saved)) { "\(saved.name) can sign in again." }
        }
    }

    /// What commands that change a person have in common.
    struct ChangeFlags: ParsableArguments {
        @OptionGroup var acting: ActingFlags
        @OptionGroup var desk: DeskFlags
        @OptionGroup var output: OutputFlags

        func save(
            _ signIn: String, _ change: @escaping @Sendable (Person) -> (role: Role, active: Bool)
        ) async throws -> Person {
            try await desk.configuration().withDatabase { database in
                try await database.write { tx in
                    let actor = try acting.person(tx, may: .managePeople)
                    let person = try tx.known(signIn)
                    let (role, active) = change(person)
                    let draft = try PersonDraft(
                        name: person.name, signInName: person.signInName, email: person.email, phone: person.phone,
                        role: role)
                    return try tx.savePerson(
                        person.id, draft, active: active, version: person.version, by: .person(actor.id), at: .now())
                }
            }
        }
    }
}

extension Transaction {
    func known(_ signInName: String) throws -> Person {
        guard let person = try person(signInName: signInName) else {
            throw Ending(.refused, "Nobody signs in as “\(signInName)”. `rounds user list` shows who does.")
        }
        return person
    }
}
