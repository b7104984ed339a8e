import Dispatch
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Synchronization
import Testing

@testable import rounds

@Suite struct DeskAddressTests {
    private let address = "http://127.0.0.1:8080"

    @Test func aBusyDatabaseHoldsNobodyUpAndKeepsTheAddressWhenItCan() async throws {
        try await withDatabase(on: .sqlite) { database in
            let door = DispatchSemaphore(value: 0)
            defer { door.signal() }
            let hasWritten = Mutex(false)
            let (begun, hasBegun) = AsyncStream.makeStream(of: Void.self)
            let other = Task {
                try await database.write { _ in
                    hasBegun.finish()
                    _ = door.wait(timeout: .now() + 60)
                }
                hasWritten.withLock { $0 = true }
            }
            for await _ in begun {}
            await DeskAddress.keep(address, in: database, patience: .milliseconds(1))
            #expect(!hasWritten.withLock { $0 })
            door.signal()
            try await other.value
            let deadline = ContinuousClock.now + .seconds(600)
            while try await database.read({ try DeskAddress.last($0) }) != address {
                try #require(ContinuousClock.now < deadline)
                await Task.yield()
            }
        }
    }

    @Test func itIsKeptBeforeAnybodyIsTold() async throws {
        try await withDatabase(on: .sqlite) { database in
            await DeskAddress.keep(address, in: database, patience: .seconds(600))
            let last = try await database.read { try DeskAddress.last($0) }
            #expect(last == address)
        }
    }
}
