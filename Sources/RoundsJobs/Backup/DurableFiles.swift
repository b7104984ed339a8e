import Crypto
import Foundation

extension Data {
    /// Writes a new file of mode 0600 and waits until it is on the disk.
    /// - Throws: ``BackupError/exists(_:)`` when something has this name.
    func writeDurably(to path: String) throws {
        let files = FileManager.default
        guard !files.fileExists(atPath: path) else { throw BackupError.exists(path) }
        guard files.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw CocoaError(.fileWriteUnknown)
        }
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        defer { try? file.close() }
        try file.write(contentsOf: self)
        try file.synchronize()
    }
}

enum DurableFiles {
    private static let chunk = 1 << 20

    /// Size and SHA-256 of a file, read a mebibyte at a time.
    static func digest(of name: String, in folder: String) throws -> BackupManifest.File {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: folder + "/" + name))
        defer { try? file.close() }
        var sum = SHA256()
        var bytes: Int64 = 0
        while let part = try file.read(upToCount: chunk), !part.isEmpty {
            sum.update(data: part)
            bytes += Int64(part.count)
        }
        return BackupManifest.File(name: name, bytes: bytes, sha256: sum.finalize().hex)
    }

    /// Waits until a file, or a folder's list of names, is on the disk.
    static func synchronize(_ path: String) throws {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? file.close() }
        try file.synchronize()
    }

    /// The names of all files below a folder, relative to it, sorted; links are left out.
    static func names(below folder: String) throws -> [String] {
        let files = FileManager.default
        guard files.fileExists(atPath: folder) else { return [] }
        return try files.subpathsOfDirectory(atPath: folder).filter { name in
            let kind = try files.attributesOfItem(atPath: folder + "/" + name)[.type] as? FileAttributeType
            return kind == .typeRegular
        }.sorted()
    }

    /// Copies a file with the rights its owner needs, and makes the folders above it.
    static func copy(_ source: String, to target: String) throws {
        let files = FileManager.default
        let folder = URL(fileURLWithPath: target).deletingLastPathComponent().path
        try files.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try files.copyItem(atPath: source, toPath: target)
        try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: target)
        try synchronize(target)
    }
}
