import ArgumentParser
import Foundation
import RoundsDomain
import RoundsJobs
import RoundsSQL
import RoundsStore

struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put a backup into an empty place. The copy sends nothing outward until it is released.",
        discussion: """
            Nothing is ever overwritten: the data folder or the PostgreSQL database must be empty. `rounds restore --release` \
            makes the copy the desk.
            """)

    @Argument(help: "The backup's folder.")
    var backup: String?

    @Flag(help: "Let a restored copy speak outward.")
    var release = false

    @OptionGroup var acting: ActingFlags
    @OptionGroup var desk: DeskFlags
    @OptionGroup var output: OutputFlags

    func validate() throws {
        if release == (backup != nil) { throw ValidationError("Name a backup to restore, or say --release.") }
    }

    private struct Answer: Encodable {
        let data: String
        let records: Int64
        let held: Bool
        let keysMissing: Bool
    }

    func run() async throws {
        let configuration = try desk.configuration()
        guard let backup else { return try await letSpeak(configuration) }
        let restoring = Restoring(from: backup.absolutePath, into: configuration)
        let records = try await restoring.run(at: .now())
        let answer = Answer(
            data: configuration.data, records: records, held: true,
            keysMissing: !DeskKeys.exist(in: configuration.data))
        try output.say(answer) {
            let keys =
                answer.keysMissing
                ? "\nThe backup has no keys: copy the keys folder of the old desk to \(configuration.data)/keys first."
                : ""
            return "Restored and verified: \(records) records. Nothing goes outward until `rounds restore --release`."
                + keys + "\nStart it with: \(configuration.startingCommand)"
        }
    }

    private func letSpeak(_ configuration: Configuration) async throws {
        let records = try await configuration.withDatabase { database in
            try await database.write { tx in
                let person = try acting.person(tx, may: .managePeople)
                try tx.release(by: .person(person.id), at: .now())
                return try tx.endOfLog().number
            }
        }
        let answer = Answer(data: configuration.data, records: records, held: false, keysMissing: false)
        try output.say(answer) { "Released: this is the desk now." }
    }
}
