import Dispatch
import Testing

@testable import RoundsJobs

@Suite struct BlockingTests {
    /// More than there are threads in the pool that tasks share.
    @Test func howeverManyWaitForADiskTheOthersGoOn() async throws {
        let disk = DispatchSemaphore(value: 0)
        let answered: [Bool] = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<32 {
                group.addTask { try await blocking { disk.wait(timeout: .now() + 30) == .success } }
            }
            group.addTask {
                for _ in 0..<32 { disk.signal() }
                return true
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answered == Array(repeating: true, count: 33))
    }
}
