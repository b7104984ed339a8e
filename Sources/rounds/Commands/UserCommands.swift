import ArgumentParser
import RoundsDomain
import RoundsSQL
import RoundsStore

struct User: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Add people, give them roles, and let them in.",
        subcommands: [Add.self, List.self, SetRole.self, Deactivate.self, Activate.self, Invite.self, Reset.self])
}

extension Role: ExpressibleByArgument {}

/// A person as commands answer with them.
struct PersonAnswer: Encodable {
    let id: Int64
    let name: String
    let signInName: String
    let email: String
    let phone: String
    let role: String
    let active: Bool
    /// The link with which they choose a password, when one was made.
    var link: String?

    init(_ person: Person, link: String? = nil) {
        id = person.id.number
        name = person.name
        signInName = person.signInName
        email = person.email
        phone = person.phone
        role = person.role.rawValue
        active = person.isActive
        self.link = link
    }
}

extension User {
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a person, and print a link with which they choose a password.")

        @Argument(help: "What the person is called, as “Maria Lopez”.")
        var name: String

        @Option(name: .customLong("sign-in"), help: "What the person types to sign in.")
        var signIn: String

        @Option(help: "requester, specialist, lead, privacy_officer, auditor, administrator or program.")
        var role: Role

        @Option(help: "E-mail address.")
        var email = ""

        @Option(help: "Telephone number or extension.")
        var phone = ""

        @OptionGroup var links: LinkFlags
        @OptionGroup var acting: ActingFlags
        @OptionGroup var desk: DeskFlags
        @OptionGroup var output: OutputFlags

        func run() async throws {
            let draft = try PersonDraft(name: name, signInName: signIn, email: email, phone: phone, role: role)
            let configuration = try desk.configuration(links.layer)
            let secret = Secret.fresh()
            let (person, link) = try await configuration.withDatabase { database in
                try await database.write { tx -> (Person, String?) in
                    let actor = try acting.person(tx, may: .managePeople)
                    let now = Moment.now()
                    let person = try tx.addPerson(draft, by: .person(actor.id), at: now)
                    guard role != .program else { return (person, nil) }
                    try tx.invite(person.id, with: secret, by: .person(actor.id), at: now)
                    return (person, try configuration.link(secret, tx))
                }
            }
            try output.say(PersonAnswer(person, link: link)) {
                "Added \(person.name) as \(person.role.title.lowercased())."
                    + (link.map { "\nThey choose a password at this link, once, within three days:\n    \($0)" } ?? "")
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List people by name.")

        @Argument(help: "What the first or last name or the sign-in name begins with.")
        var start = ""

        @OptionGroup var acting: ActingFlags
        @OptionGroup var desk: DeskFlags
        @OptionGroup var output: OutputFlags

        func run() async throws {
            let people = try await desk.configuration().withDatabase { database in
                try await database.read { tx in
                    _ = try acting.person(tx, may: .readPeople)
                    return try tx.people(matching: start, limit: 10_000)
                }
            }
            try output.say(people.map { PersonAnswer($0) }) {
                columns(
                    ["SIGN-IN", "NAME", "ROLE", "STATE"],
                    people.map { [$0.signInName, $0.name, $0.role.rawValue, $0.isActive ? "active" : "left"] })
            }
        }
    }
}

extension Secret {
    static func fresh() -> Secret {
        var generator = SystemRandomNumberGenerator()
        return Secret(using: &generator)
    }
}
