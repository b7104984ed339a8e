import Foundation
import RoundsSQL

/// A PostgreSQL server of one test's own, which it may stop and start.
public struct OwnServer: Sendable {
    /// The URL of an empty database that Rounds may use.
    public let url: String
    private let control: String

    fileprivate init(url: String, control: String) {
        self.url = url
        self.control = control
    }

    /// Pulls the plug and starts the server again.
    public func restart() throws {
        try run("restart")
    }

    public func stop() throws {
        try run("stop")
    }

    public func start() throws {
        try run("start")
    }

    private func run(_ word: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: control)
        process.arguments = [word]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw StorageError.unavailable("\(word) failed") }
    }
}

/// Starts a server with `bin/with-postgres`, and ends it with the closure.
@discardableResult
public func withOwnServer<Answer>(
    isolation: isolated (any Actor)? = #isolation, _ body: (OwnServer) async throws -> Answer
) async throws -> Answer {
    let script =
        URL(fileURLWithPath: #filePath).pathComponents.dropLast(4).joined(separator: "/")
        .replacing("//", with: "/") + "/bin/with-postgres"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: script)
    // It lives until its input ends, which is at the latest with this process.
    process.arguments = ["sh", "-c", "echo $ROUNDS_TEST_POSTGRES $ROUNDS_TEST_POSTGRES_CONTROL; cat >/dev/null"]
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    defer {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }
    var said = Data()
    while !said.contains(0x0A), let more = try output.fileHandleForReading.read(upToCount: 1) { said += more }
    let words = String(decoding: said, as: UTF8.self).split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.count == 2 else { throw StorageError.unavailable("with-postgres said \(words)") }
    return try await body(OwnServer(url: words[0], control: words[1]))
}
