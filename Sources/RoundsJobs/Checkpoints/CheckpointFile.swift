import Foundation
import RoundsDomain

/// Signed checkpoints kept beside the database, a line each: a log that was cut off, checkpoints and all, is still missed.
///
///     EVENT <tab> MILLISECONDS <tab> HASH as hex <tab> SIGNATURE as base64
public struct CheckpointFile: Sendable {
    public static let name = "checkpoints.log"
    let path: String

    public init(folder: String) {
        path = folder + "/" + Self.name
    }

    /// All of them, oldest first; empty when the file is not there.
    /// - Throws: ``CheckpointFileError`` for a line that cannot be read.
    public func read() throws -> [Checkpoint] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        // A line that a crash cut short has no end: it was never promised to anybody.
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        return try lines.enumerated().map { place, line in
            guard let read = Checkpoint(line: line) else { throw CheckpointFileError(path: path, line: place + 1) }
            return read
        }
    }

    /// Adds what the database has and the file has not, durably. Running it again changes nothing.
    public func catchUp(with stored: [Checkpoint]) throws {
        let newest = try read().last?.event ?? 0
        let missing = stored.filter { $0.event > newest }
        guard !missing.isEmpty else { return }
        if !FileManager.default.fileExists(atPath: path) { try Data().writeDurably(to: path) }
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        defer { try? file.close() }
        try file.truncate(atOffset: try endOfLines())
        try file.seekToEnd()
        try file.write(contentsOf: Data(missing.map(\.line).joined().utf8))
        try file.synchronize()
    }

    private func endOfLines() throws -> UInt64 {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        guard let last = bytes.lastIndex(of: UInt8(ascii: "\n")) else { return 0 }
        return UInt64(last - bytes.startIndex + 1)
    }
}

public struct CheckpointFileError: Worded, Equatable {
    public let path: String
    public let line: Int

    public init(path: String, line: Int) {
        self.path = path
        self.line = line
    }

    public var sentence: String { "Line \(line) of \(path) is not a checkpoint." }
}

extension Checkpoint {
    var line: String {
        let signature = Data(signature).base64EncodedString()
        return "\(event)\t\(at.milliseconds)\t\(hash.hex)\t\(signature)\n"
    }

    init?(line: some StringProtocol) {
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard parts.count == 4, let event = Int64(parts[0]), let milliseconds = Int64(parts[1]),
            let hash = [UInt8](hex: parts[2]), hash.count == 32,
            let signature = Data(base64Encoded: String(parts[3])), signature.count == 64
        else { return nil }
        self.init(
            event: event, hash: hash, at: Moment(milliseconds: milliseconds), signature: Array(signature))
    }
}
