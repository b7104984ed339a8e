import ArgumentParser
import RoundsDomain
import RoundsSQL
import RoundsStore

/// Who acts from the command line. Whoever may run it on the desk's machine is trusted as an administrator is, but every act
/// has a name in the log.
struct ActingFlags: ParsableArguments {
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "Who acts, by sign-in name. Without it the desk's only administrator.", valueName: "sign-in-name"))
    var signInName: String?

    /// - Throws: ``Ending`` when it is not clear who acts, or when they may not do this.
    func person(_ tx: any Transaction, may permission: Permission) throws -> Person {
        let person = try named(tx) ?? onlyAdministrator(tx)
        guard person.may(permission) else {
            throw Ending(.refused, "\(person.name) is \(person.role.title.lowercased()) here, who may not do this.")
        }
        return person
    }

    private func named(_ tx: any Transaction) throws -> Person? {
        guard let signInName else { return nil }
        guard let person = try tx.person(signInName: signInName) else {
            throw Ending(.refused, "Nobody signs in as “\(signInName)”. `rounds user list` shows who does.")
        }
        guard person.isActive else { throw Ending(.refused, "\(person.name) has left.") }
        return person
    }

    private func onlyAdministrator(_ tx: any Transaction) throws -> Person {
        let administrators = try tx.staff().filter { $0.role == .administrator }
        guard let only = administrators.first else {
            throw Ending(
                .refused, "The desk has no administrator yet. `rounds user invite` prints the link of the first one.")
        }
        guard administrators.count == 1 else {
            let names = administrators.prefix(5).map(\.signInName).joined(separator: ", ")
            throw Ending(
                .refused, "The desk has several administrators. Say who acts with --as, one of: \(names).")
        }
        return only
    }
}
