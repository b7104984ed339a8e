import Crypto
import Foundation
import Glibc
import RoundsJobs

/// The desk's own keys: files in `keys/` of the data folder that only the desk's user may read.
struct DeskKeys: Sendable {
    /// Signs checkpoints of the sealed log (Ed25519, RFC 8032).
    let checkpoint: Curve25519.Signing.PrivateKey
    /// 32 bytes from which the keys of encrypted columns are derived.
    let secret: SymmetricKey

    var publicText: String { Data(checkpoint.publicKey.rawRepresentation).base64EncodedString() }

    private static let checkpointFile = "checkpoint.key"
    private static let secretFile = "secret.key"
    /// For auditors; the only one that is no secret.
    static let publicFile = "checkpoint.pub"

    static func folder(in data: String) -> String { data + "/keys" }

    static func exist(in data: String) -> Bool {
        FileManager.default.fileExists(atPath: folder(in: data) + "/" + checkpointFile)
    }

    /// Reads both keys.
    /// - Throws: ``Ending`` when one is missing, damaged, or readable by others.
    static func read(from data: String) throws(Ending) -> DeskKeys {
        let folder = folder(in: data)
        let signing = try bytes(of: checkpointFile, in: folder)
        let secret = try bytes(of: secretFile, in: folder)
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: signing) else {
            throw Ending(.keys, "\(folder)/\(checkpointFile) is not an Ed25519 key.")
        }
        return DeskKeys(checkpoint: key, secret: SymmetricKey(data: secret))
    }

    /// Makes new keys, all of them or none. Existing ones are never overwritten.
    static func make(in data: String) throws -> DeskKeys {
        let (place, folder) = (folder(in: data), folder(in: data) + ".partial")
        // Of a start that was cut short: nothing was sealed with these.
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let keys = DeskKeys(checkpoint: Curve25519.Signing.PrivateKey(), secret: SymmetricKey(size: .bits256))
        try keys.secret.withUnsafeBytes { try PrivateFile.write(line(Array($0)), to: folder + "/" + secretFile) }
        try PrivateFile.write(keys.publicText + "\n", to: folder + "/" + publicFile)
        let signing = Array(keys.checkpoint.rawRepresentation)
        try PrivateFile.write(line(signing), to: folder + "/" + checkpointFile)
        guard rename(folder, place) == 0 else {
            throw Ending(.unwritable, "\(place) cannot be made: \(String(cString: strerror(errno))).")
        }
        return keys
    }

    private static func line(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString() + "\n"
    }

    private static func bytes(of name: String, in folder: String) throws(Ending) -> [UInt8] {
        let path = folder + "/" + name
        if let fault = PrivateFile.fault(folder) ?? PrivateFile.fault(path) { throw Ending(.keys, fault) }
        guard let text = FileManager.default.contents(atPath: path).map({ String(decoding: $0, as: UTF8.self) }),
            let bytes = Data(base64Encoded: text.trimmingCharacters(in: .whitespacesAndNewlines)), bytes.count == 32
        else { throw Ending(.keys, "\(path) is damaged: it does not hold 32 bytes in base64.") }
        return Array(bytes)
    }
}
