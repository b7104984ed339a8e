import ArgumentParser
import Crypto
import Foundation
import RoundsDomain
import RoundsJobs
import RoundsSQL
import RoundsStore

struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prove that the sealed log is whole.", subcommands: [Verify.self, SignNow.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Walk the whole log, and name the first broken or missing record.",
            discussion: """
                Checkpoints in the database and in checkpoints.log of the data folder are checked too: they show a log whose \
                end was cut off. Ends with 3 when something is wrong.
                """)

        @Option(
            help: ArgumentHelp(
                "The desk's public key, kept elsewhere; without it the one beside the data.", valueName: "file"))
        var publicKey: String?

        @OptionGroup var desk: DeskFlags
        @OptionGroup var output: OutputFlags

        private struct Answer: Encodable {
            let sound: Bool
            let records: Int64
            let checkpoints: Int
            let signaturesChecked: Bool
            let fault: String?
        }

        func run() async throws {
            let configuration = try desk.configuration()
            let key = try publicKey.map(DeskKeys.publicKey(at:)) ?? DeskKeys.publicKey(in: configuration.data)
            let kept = try CheckpointFile(folder: configuration.data).read()
            let found = try await configuration.withDatabase { database in
                let found = try await database.verifyLog(key: key, kept: kept)
                // A copy that cannot be written is verified all the same; to one that is not whole nothing is added: a
                // record would take the place of one that is missing.
                if found.fault == nil {
                    _ = try? await database.write { tx in try tx.recordVerification(found, at: .now()) }
                }
                return found
            }
            let answer = Answer(
                sound: found.fault == nil, records: found.records, checkpoints: found.checkpoints,
                signaturesChecked: key != nil, fault: found.fault?.sentence)
            try output.say(answer) {
                let signatures = key == nil ? "; no public key was found, so signatures were not checked" : ""
                return found.fault.map { "BROKEN: \($0.sentence)" }
                    ?? "Whole: \(found.inWords)\(signatures)."
            }
            if found.fault != nil { throw ExitCode(ExitReason.unsound.rawValue) }
        }
    }

    struct SignNow: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "checkpoint", abstract: "Sign the end of the log now, as the desk does every night.")

        @OptionGroup var desk: DeskFlags
        @OptionGroup var output: OutputFlags

        private struct Answer: Encodable {
            let record: Int64
            let hash: String
            let signature: String
            let publicKey: String
        }

        func run() async throws {
            let configuration = try desk.configuration()
            let keys = try DeskKeys.read(from: configuration.data)
            let signed = try await configuration.withDatabase { database in
                let signed = try await database.write { tx in
                    try tx.signCheckpoint(with: keys.checkpoint, at: .now())
                }
                let stored = try await database.read { try $0.checkpoints() }
                try CheckpointFile(folder: configuration.data).catchUp(with: stored)
                return signed
            }
            guard let signed else { throw Ending(.refused, "There is nothing new to sign.") }
            let answer = Answer(
                record: signed.event, hash: signed.hash.hex, signature: Data(signed.signature).base64EncodedString(),
                publicKey: keys.publicText)
            try output.say(answer) {
                "Signed: record \(answer.record)\n  SHA-256    \(answer.hash)\n  signature  \(answer.signature)"
                    + "\n  public key \(answer.publicKey)"
            }
        }
    }
}

extension DeskKeys {
    static func publicKey(at path: String) throws -> Curve25519.Signing.PublicKey {
        guard let text = FileManager.default.contents(atPath: path).map({ String(decoding: $0, as: UTF8.self) }),
            let bytes = Data(base64Encoded: text.trimmed),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
        else { throw Ending(.keys, "\(path) is not an Ed25519 public key in base64.") }
        return key
    }

    /// Nil when the data folder has none, as beside a copy without its keys.
    static func publicKey(in data: String) throws -> Curve25519.Signing.PublicKey? {
        let path = folder(in: data) + "/" + publicFile
        return FileManager.default.fileExists(atPath: path) ? try publicKey(at: path) : nil
    }
}

extension LogVerification {
    /// As in “45 records, 1 checkpoint”.
    var inWords: String {
        "\(records) record\(records == 1 ? "" : "s"), \(checkpoints) checkpoint\(checkpoints == 1 ? "" : "s")"
    }
}

extension Transaction {
    fileprivate func recordVerification(_ found: LogVerification, at now: Moment) throws {
        let fault = found.fault.map { Happening.Fact.text($0.sentence) } ?? .nothing
        try record(
            Happening(
                .auditVerified, about: .desk, facts: ["records": .number(found.records), "fault": fault]),
            by: .desk, at: now)
    }
}
