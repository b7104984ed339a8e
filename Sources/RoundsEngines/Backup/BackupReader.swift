import Crypto
import Foundation
import RoundsSQL

/// Reads a backup frame by frame, and checks its order, its counts and its hash on the way.
final class BackupReader {
    private let handle: FileHandle
    private var left: UInt64
    private var digest = SHA256()

    init(_ path: String) throws(StorageError) {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw .unavailable("No such file.") }
        self.handle = handle
        do {
            let size = try handle.seekToEnd()
            try handle.seek(toOffset: 0)
            guard size > UInt64(SHA256.byteCount) else { throw StorageError.foreign("It is not a backup of Rounds.") }
            left = size - UInt64(SHA256.byteCount)
        } catch {
            throw error as? StorageError ?? StorageError(file: error)
        }
    }

    /// The next frame, or nil after the last when the hash is right.
    func next() throws(StorageError) -> (BackupFrame, Data)? {
        guard left > 0 else {
            let written = try read(SHA256.byteCount)
            guard written == Data(digest.finalize()) else { throw .corrupt("The backup's hash is wrong.") }
            return nil
        }
        let head = try counted(5)
        let length = head.dropFirst().reduce(0) { $0 << 8 | Int($1) }
        guard let frame = head.first.flatMap(BackupFrame.init), length <= BackupFrame.longest else {
            throw .corrupt("The backup holds a frame that is not known.")
        }
        return (frame, try counted(length))
    }

    private func counted(_ count: Int) throws(StorageError) -> Data {
        guard UInt64(count) <= left else { throw .corrupt("The backup ends too early.") }
        let bytes = try read(count)
        left -= UInt64(count)
        digest.update(data: bytes)
        return bytes
    }

    private func read(_ count: Int) throws(StorageError) -> Data {
        do {
            let bytes = try handle.read(upToCount: count) ?? Data()
            guard bytes.count == count else { throw StorageError.corrupt("The backup ends too early.") }
            return bytes
        } catch {
            throw error as? StorageError ?? StorageError(file: error)
        }
    }

    /// Reads the whole file and tells what its header says.
    static func prove(_ path: String) throws(StorageError) -> BackupHeader {
        var header: BackupHeader?
        try walk(path, header: { header = $0 })
        guard let header else { throw .foreign("It is not a backup of Rounds.") }
        return header
    }

    /// Goes through the frames, giving each part to whom it concerns. The hash is known to be right only at the end.
    static func walk(
        _ path: String,
        header: (BackupHeader) throws(StorageError) -> Void = { _ in },
        table: (_ name: String, _ columns: [String]) throws(StorageError) -> Void = { _, _ in },
        rows: (Data) throws(StorageError) -> Void = { _ in },
        count: (Int) throws(StorageError) -> Void = { _ in },
        sequence: (_ name: String, _ last: Int64, _ given: Bool) throws(StorageError) -> Void = { _, _, _ in }
    ) throws(StorageError) {
        let reader = try BackupReader(path)
        var tables = 0
        var counted = 0
        var ended = false
        while let (frame, payload) = try reader.next() {
            let lines = frame == .rows ? [] : String(decoding: payload, as: UTF8.self).components(separatedBy: "\n")
            switch frame {
            case .header: try header(try BackupHeader(lines))
            case .table:
                tables += 1
                counted = 0
                try table(lines[0], Array(lines.dropFirst()))
            case .rows:
                counted += payload.count { $0 == 0x0A }
                try rows(payload)
            case .count:
                guard Int(lines[0]) == counted else { throw .corrupt("The backup misses rows.") }
                try count(counted)
            case .sequence:
                guard lines.count == 3, let last = Int64(lines[1]) else { throw .corrupt("A sequence is torn.") }
                try sequence(lines[0], last, lines[2] == "t")
            case .end:
                guard Int(lines[0]) == tables else { throw .corrupt("The backup misses tables.") }
                ended = true
            }
        }
        guard ended else { throw .corrupt("The backup ends too early.") }
    }
}
