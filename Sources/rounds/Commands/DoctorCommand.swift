import ArgumentParser
import RoundsDomain
import RoundsSQL

struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look at the machine, the database and the desk's own work.",
        discussion: "Changes nothing. Ends with 3 when a line fails; warnings do not count.")

    @OptionGroup var desk: DeskFlags
    @OptionGroup var flags: ServeFlags
    @OptionGroup var output: OutputFlags

    private struct Answer: Encodable {
        let state: Finding.State
        let findings: [Finding]
    }

    func run() async throws {
        let configuration = try desk.configuration(flags.layer)
        let now = Moment.now()
        let found =
            MachineCheck(configuration: configuration, now: now).findings() + (await database(configuration, now))
        let states = Set(found.map(\.state))
        let state: Finding.State = states.contains(.fail) ? .fail : states.contains(.warn) ? .warn : .ok
        try output.say(Answer(state: state, findings: found)) { found.map(\.words).joined(separator: "\n") }
        if state == .fail { throw ExitCode(ExitReason.unsound.rawValue) }
    }

    private func database(_ configuration: Configuration, _ now: Moment) async -> [Finding] {
        do {
            return try await configuration.withDatabase { database in
                try await DatabaseCheck(configuration: configuration, database: database, now: now).findings()
            }
        } catch {
            let sentence = Ending(error)?.sentence ?? "\(error)"
            return [.fail("database", sentence, "Nothing else of the database was looked at.")]
        }
    }
}
