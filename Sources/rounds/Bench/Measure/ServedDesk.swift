import Foundation
import Glibc

/// `rounds serve` as a process of its own on a generated desk.
final class ServedDesk {
    let process = Process()
    let port: Int
    /// From the start of the process to its first answer.
    let start: Duration

    /// - Throws: ``Ending`` when it does not answer within thirty seconds.
    init(url: String, data: String) throws {
        port = try Self.freePort()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = [
            "serve", "--data", data, "--listen", "127.0.0.1:\(port)", "--trusted-proxies", "127.0.0.1",
            "--log-level", "warning",
        ]
        if url != data { process.arguments? += ["--database", url] }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let begun = ContinuousClock.now
        try process.run()
        while true {
            if let visitor = try? SocketVisitor(port: port, number: 0, cookie: ""), try visitor.ask("/healthz") == 200 {
                break
            }
            guard process.isRunning, ContinuousClock.now - begun < .seconds(30) else {
                throw Ending(.failed, "`rounds serve` does not answer on \(data).")
            }
            usleep(1_000)
        }
        start = ContinuousClock.now - begun
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

    private static func freePort() throws -> Int {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, length) == 0 ? getsockname(socket, $0, &length) : -1
            }
        }
        guard code == 0 else { throw Ending(.address, "There is no free port.") }
        return Int(in_port_t(bigEndian: address.sin_port))
    }
}
