import Foundation
import RoundsSQL
import Testing

/// An engine a suite runs on: `@Test(arguments: engines) func …(engine: TestEngine)`.
public enum TestEngine: String, Sendable, CaseIterable, CustomTestStringConvertible {
    case sqlite, postgres

    public var testDescription: String { rawValue }

    /// A server where databases may be made, from `ROUNDS_TEST_POSTGRES`.
    static let server = ProcessInfo.processInfo.environment["ROUNDS_TEST_POSTGRES"]
}

/// SQLite always, and PostgreSQL when a server is named.
public let engines: [TestEngine] = {
    if TestEngine.server != nil { return [.sqlite, .postgres] }
    print("PostgreSQL is not under test: run `bin/with-postgres swift test` to test on both engines.")
    return [.sqlite]
}()
