import Foundation
import RoundsSQL

/// The file of a PostgreSQL backup: frames, then the SHA-256 of all of them.
///
/// A frame is a letter, the length of what follows as a big-endian 32-bit number, and that many bytes. The rows are
/// PostgreSQL's `COPY` text format, one line a row, so a later server reads what an earlier one wrote.
enum BackupFrame: UInt8 {
    /// `ROUNDS BACKUP 1`, then the number of the newest engine migration and of the newest migration, on three lines.
    case header = 0x48
    /// A table's name, then its columns, each on a line.
    case table = 0x54
    /// Rows.
    case rows = 0x44
    /// The number of rows of the table before, to be compared.
    case count = 0x43
    /// A sequence's name, its last number, and `t` when that was given out, on three lines.
    case sequence = 0x53
    /// The number of tables. Nothing comes after it but the hash.
    case end = 0x45

    static let title = "ROUNDS BACKUP 1"
    static let longest = 1 << 30

    func bytes(_ payload: some DataProtocol) -> Data {
        var bytes = Data([rawValue])
        withUnsafeBytes(of: UInt32(payload.count).bigEndian) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: payload)
        return bytes
    }

    func lines(_ lines: [String]) -> Data {
        bytes(Data(lines.joined(separator: "\n").utf8))
    }
}

/// What the header of a backup says.
struct BackupHeader: Equatable {
    let engine: Int
    let desk: Int

    init(engine: Int, desk: Int) {
        self.engine = engine
        self.desk = desk
    }

    init(_ lines: [String]) throws(StorageError) {
        guard lines.count == 3, lines[0] == BackupFrame.title, let engine = Int(lines[1]), let desk = Int(lines[2])
        else { throw .foreign("It is not a backup of Rounds.") }
        self.init(engine: engine, desk: desk)
    }

    var frame: Data { BackupFrame.header.lines([BackupFrame.title, "\(engine)", "\(desk)"]) }
}
