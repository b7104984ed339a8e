import Crypto
import Foundation
import RoundsDomain
import RoundsJobs
import RoundsTestKit
import Testing

@Suite struct CheckpointFileTests {
    let key = Curve25519.Signing.PrivateKey()

    func signed(_ events: ClosedRange<Int64>) throws -> [Checkpoint] {
        try events.map { number in
            try .signed(event: number, hash: [UInt8](repeating: UInt8(number), count: 32), at: Cast.morning, with: key)
        }
    }

    func withFile(_ body: (CheckpointFile, String) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "rounds-checkpoints-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(CheckpointFile(folder: folder), folder + "/" + CheckpointFile.name)
    }

    @Test func theFileHoldsWhatTheDatabaseHasHoweverOftenItCatchesUp() throws {
        try withFile { file, _ in
            try file.catchUp(with: try signed(1...2))
            try file.catchUp(with: try signed(1...3))
            try file.catchUp(with: try signed(1...3))
            let read = try file.read()
            #expect(read.map(\.event) == [1, 2, 3] && read.allSatisfy { $0.isSigned(by: key.publicKey) })
        }
    }

    @Test func aLineThatACrashCutShortIsWrittenAgain() throws {
        try withFile { file, path in
            try file.catchUp(with: try signed(1...2))
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            try bytes.dropLast(20).write(to: URL(fileURLWithPath: path))
            #expect(try file.read().map(\.event) == [1])
            try file.catchUp(with: try signed(1...2))
            #expect(try file.read().map(\.event) == [1, 2])
        }
    }

    @Test func aLineThatIsNoCheckpointIsNamed() throws {
        try withFile { file, path in
            try Data("1\tx\ty\tz\n".utf8).write(to: URL(fileURLWithPath: path))
            #expect(throws: CheckpointFileError(path: path, line: 1)) { try file.read() }
        }
    }
}
