import ArgumentParser
import Foundation
import RoundsDomain
import RoundsJobs
import RoundsSQL
import RoundsStore

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy everything while the desk works, and prove the copy.",
        discussion:
            "A backup is a folder. Without --with-keys it cannot be served until the keys folder is put beside it.")

    @Option(help: ArgumentHelp("Folder to make; without it one named by the time among the backups.", valueName: "dir"))
    var to: String?

    @Flag(help: "Put the key files in too: whoever has the backup can then open sealed text and sign checkpoints.")
    var withKeys = false

    @OptionGroup var desk: DeskFlags
    @OptionGroup var output: OutputFlags

    private struct Answer: Encodable {
        let folder: String
        let bytes: Int64
        let records: Int64
        let files: Int
        let keys: Bool
    }

    func run() async throws {
        let configuration = try desk.configuration()
        let now = Moment.now()
        let folder = to?.absolutePath ?? BackupShelf(folder: configuration.backupFolder).path(at: now)
        let made = try await configuration.withDatabase { database in
            let made = try await configuration.backup(of: database).make(folder, keys: withKeys, at: now)
            _ = try await database.write { tx in try tx.record(.backupMade(made), by: .desk, at: .now()) }
            return made
        }
        let answer = Answer(
            folder: made.folder, bytes: made.bytes, records: made.manifest.events, files: made.manifest.files.count,
            keys: made.manifest.keys)
        try output.say(answer) {
            "Backed up and proven: \(made.folder)\n\(answer.files) files, \(answer.bytes) bytes, "
                + "\(answer.records) records of the log, \(answer.keys ? "with" : "without") keys."
        }
    }
}
