import ArgumentParser
import RoundsDomain
import RoundsSQL
import RoundsStore

/// Where links lead, for the commands that print one.
struct LinkFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where people reach the desk; left out, as configured, or where it answered last.", valueName: "url"))
    var publicURL: String?

    var layer: [Setting: String?] { [.publicURL: publicURL] }
}

extension User {
    struct Invite: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a link with which a person chooses a password, or the first administrator's.",
            discussion: "An earlier link of the same person ends. A password they have stays until they use the link.")

        @Argument(help: "Sign-in name; left out for the first administrator.")
        var signIn: String?

        @OptionGroup var links: LinkFlags
        @OptionGroup var acting: ActingFlags
        @OptionGroup var desk: DeskFlags
        @OptionGroup var output: OutputFlags

        func run() async throws {
            let configuration = try desk.configuration(links.layer)
            let secret = Secret.fresh()
            let link = try await configuration.withDatabase { database in
                try await database.write { tx in
                    try invite(tx, with: secret)
                    return try configuration.link(secret, tx)
                }
            }
            try output.say(["link": link]) { "Open this link once, within three days:\n    \(link)" }
        }

        private func invite(_ tx: any Transaction, with secret: Secret) throws {
            guard let signIn else { return try tx.inviteFirstAdministrator(secret, at: .now()) }
            let actor = try acting.person(tx, may: .managePeople)
            try tx.invite(try tx.known(signIn).id, with: secret, by: .person(actor.id), at: .now())
        }
    }

    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a person's password and sessions away, and print a link to choose a new password.",
            discussion: "For a lost device or a password others may know.")

        @Argument(help: "Sign-in name.")
        var signIn: String

        @OptionGroup var links: LinkFlags
        @OptionGroup var acting: ActingFlags
        @OptionGroup var desk: DeskFlags
        @OptionGroup var output: OutputFlags

        private struct Answer: Encodable, Sendable {
            let signInName: String
            let sessionsEnded: Int
            let link: String
        }

        func run() async throws {
            let configuration = try desk.configuration(links.layer)
            let secret = Secret.fresh()
            let answer = try await configuration.withDatabase { database in
                try await database.write { tx in
                    let actor = try acting.person(tx, may: .managePeople)
                    let person = try tx.known(signIn)
                    let ended = try tx.resetSignIn(of: person.id, with: secret, by: actor, at: .now())
                    return Answer(
                        signInName: person.signInName, sessionsEnded: ended, link: try configuration.link(secret, tx))
                }
            }
            try output.say(answer) {
                "\(answer.sessionsEnded) session\(answer.sessionsEnded == 1 ? "" : "s") ended. A new password is chosen at this link, once, within three days:"
                    + "\n    \(answer.link)"
            }
        }
    }
}
