import Crypto
import Foundation
import RoundsSQL

/// A new file that appears under its name only when it is whole and on the disk.
final class SafeFile {
    private let path: String
    private let handle: FileHandle
    private var waiting = Data()
    private var digest = SHA256()

    /// The unfinished file's name.
    static func part(of path: String) -> String { path + ".part" }

    /// - Throws: ``StorageError/refused(_:)`` when there is a file of that name: a backup is never overwritten.
    init(_ path: String) throws(StorageError) {
        try SafeFile.checkFree(path)
        let part = SafeFile.part(of: path)
        let made = FileManager.default.createFile(
            atPath: part, contents: nil, attributes: [.posixPermissions: 0o600])
        guard made, let handle = FileHandle(forWritingAtPath: part) else { throw .readOnly }
        self.path = path
        self.handle = handle
    }

    static func checkFree(_ path: String) throws(StorageError) {
        guard !FileManager.default.fileExists(atPath: path) else { throw .refused("A file of that name exists.") }
        try? FileManager.default.removeItem(atPath: part(of: path))
    }

    func write(_ bytes: some DataProtocol) throws(StorageError) {
        waiting.append(contentsOf: bytes)
        if waiting.count >= 1 << 16 { try flush() }
    }

    /// Writes what waits, then the SHA-256 of everything before it.
    func seal() throws(StorageError) {
        try flush()
        do {
            try handle.write(contentsOf: Data(digest.finalize()))
            try handle.synchronize()
            try handle.close()
        } catch {
            throw StorageError(file: error)
        }
    }

    private func flush() throws(StorageError) {
        digest.update(data: waiting)
        do {
            try handle.write(contentsOf: waiting)
        } catch {
            throw StorageError(file: error)
        }
        waiting.removeAll(keepingCapacity: true)
    }

    /// Gives the unfinished file its name, and makes that durable too.
    static func finish(_ path: String) throws(StorageError) {
        do {
            let part = part(of: path)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: part)
            try sync(part)
            try FileManager.default.moveItem(atPath: part, toPath: path)
            try sync(URL(fileURLWithPath: path).deletingLastPathComponent().path)
        } catch {
            throw StorageError(file: error)
        }
    }

    private static func sync(_ path: String) throws {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw POSIXError(.EIO) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw POSIXError(.EIO) }
    }

    static func discard(_ path: String) {
        try? FileManager.default.removeItem(atPath: part(of: path))
    }
}

extension StorageError {
    /// What a file operation's failure means.
    init(file error: any Error) {
        let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
        switch POSIXErrorCode(rawValue: Int32(cause.code)) {
        case .ENOSPC, .EDQUOT: self = .full
        case .EACCES, .EPERM, .EROFS: self = .readOnly
        default: self = .engine(code: "FILE \(cause.code)", message: "A file could not be written or read.")
        }
    }
}
