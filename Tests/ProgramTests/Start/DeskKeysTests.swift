import Crypto
import Foundation
import Glibc
import Testing

@testable import rounds

@Suite struct DeskKeysTests {
    func withFolder(_ body: (String) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "rounds-keys-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    @Test func keysThatWereMadeAreReadBack() throws {
        try withFolder { folder in
            let made = try DeskKeys.make(in: folder)
            #expect(try DeskKeys.read(from: folder).publicText == made.publicText)
            let apart = try DeskKeys.publicKey(in: folder)
            #expect(apart?.rawRepresentation == made.checkpoint.publicKey.rawRepresentation)
        }
    }

    @Test(arguments: ["keys", "keys/secret.key", "keys/checkpoint.key"])
    func aKeyThatOthersCanReadIsRefused(_ name: String) throws {
        try withFolder { folder in
            _ = try DeskKeys.make(in: folder)
            chmod("\(folder)/\(name)", 0o750)
            let ending = try #require(throws: Ending.self) { try DeskKeys.read(from: folder) }
            #expect(ending.reason == .keys && ending.sentence.contains("chmod"))
        }
    }

    @Test func keysAreNeverOverwritten() throws {
        try withFolder { folder in
            let made = try DeskKeys.make(in: folder)
            #expect(throws: Ending.self) { try DeskKeys.make(in: folder) }
            #expect(try DeskKeys.read(from: folder).publicText == made.publicText)
        }
    }

    @Test func keysOfAStartThatWasCutShortAreMadeAnew() throws {
        try withFolder { folder in
            let left = folder + "/keys.partial"
            try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
            #expect(FileManager.default.createFile(atPath: left + "/secret.key", contents: Data("half".utf8)))
            #expect(!DeskKeys.exist(in: folder))
            let made = try DeskKeys.make(in: folder)
            #expect(try DeskKeys.read(from: folder).publicText == made.publicText)
            #expect(!FileManager.default.fileExists(atPath: left))
        }
    }

    @Test func aDataFolderServesOneAtATime() throws {
        try withFolder { folder in
            var first: FolderLock? = try FolderLock(folder)
            let ending = try #require(throws: Ending.self) { try FolderLock(folder) }
            #expect(ending.reason == .running)
            withExtendedLifetime(first) {}
            first = nil
            _ = try FolderLock(folder)
        }
    }
}
