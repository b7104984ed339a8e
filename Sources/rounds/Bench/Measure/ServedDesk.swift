import Dispatch
import Foundation
import Glibc

/// `rounds serve` as a process of its own on a generated desk.
final class ServedDesk {
    private static let patience = DispatchTimeInterval.seconds(30)

    let port: Int
    /// From the start of the process to its first answer.
    let start: Duration
    private let process: Process

    /// - Throws: ``Ending`` when it does not answer within thirty seconds.
    init(url: String, data: String) throws {
        let said = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = [
            "serve", "--data", data, "--listen", "127.0.0.1:0", "--trusted-proxies", "127.0.0.1", "--log-level",
            "warning",
        ]
        if url != data { process.arguments? += ["--database", url] }
        process.standardOutput = said
        process.standardError = FileHandle.nullDevice
        let begun = ContinuousClock.now
        try process.run()
        do {
            port = try Self.port(saidOn: said.fileHandleForReading, by: process.processIdentifier)
            guard try SocketVisitor(port: port, number: 0, cookie: "").ask("/healthz") == 200 else {
                throw Ending(.failed, "`rounds serve` is not well on \(data).")
            }
        } catch {
            process.terminate()
            throw error
        }
        start = ContinuousClock.now - begun
        self.process = process
    }

    /// A line of `/proc/…/status` in bytes: `VmRSS` is what is resident now, `VmHWM` the most that was.
    func memory(_ name: String) -> Int64 {
        let data = FileManager.default.contents(atPath: "/proc/\(process.processIdentifier)/status") ?? Data()
        let line = String(decoding: data, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix(name + ":") }
        let number = line?.split { $0 == " " || $0 == "\t" }.dropFirst().first
        return (number.flatMap { Int64($0) } ?? 0) * 1_024
    }

    /// Asks it to stop and waits until it has.
    func stop() {
        process.terminate()
        process.waitUntilExit()
    }

    /// Reads its welcome, which names the port it was given.
    private static func port(saidOn output: FileHandle, by process: pid_t) throws -> Int {
        let limit = DispatchWorkItem { kill(process, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + patience, execute: limit)
        defer { limit.cancel() }
        var said = ""
        while true {
            let more = output.availableData
            guard !more.isEmpty else { throw Ending(.failed, "`rounds serve` ended before it answered.") }
            said += String(decoding: more, as: UTF8.self)
            if let port = port(in: said) { return port }
        }
    }

    /// The port at the end of the line that says where the desk answers, once the line is whole.
    static func port(in welcome: String) -> Int? {
        let lines = welcome.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        let line = lines.first { $0.contains(" answers at http://") }
        return line?.split(separator: ":").last.flatMap { Int($0) }
    }
}
