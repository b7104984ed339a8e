import Dispatch
import Foundation
import RoundsTestKit
import Testing

@testable import rounds

/// What the doctor says of the folders below which files prove backups.
@Suite struct FolderCheckTests {
    @Test func whatIsNotThereOrNoFolderIsNamed() async throws {
        try await withFolder { folder in
            try Data().write(to: URL(filePath: folder + "/dump"))
            let found = FolderCheck(folders: [folder, folder + "/gone", folder + "/dump"]).findings()
            #expect(found.map(\.state) == [.ok, .warn, .warn])
            #expect(
                found.map(\.found) == [
                    "\(folder) can be read", "\(folder)/gone is not there", "\(folder)/dump is no folder",
                ])
            #expect(found[1].advice?.contains("change backup-files") == true)
        }
        #expect(FolderCheck(folders: []).findings().isEmpty)
    }

    @Test func aShareThatDoesNotAnswerHoldsUpNoOtherLine() {
        let door = DispatchSemaphore(value: 0)
        defer { door.signal() }
        let check = FolderCheck(folders: ["/mnt/pacs"], patience: .milliseconds(20)) { _ in
            door.wait()
            return .readable
        }
        #expect(check.findings().map(\.found) == ["/mnt/pacs did not answer in time"])
    }
}
