import Foundation

/// When a connection came to a target, in microseconds since 1970.
struct Arrival {
    let at: Int64
    /// The check's number, which is the address's last three bytes.
    let id: Int64
}

/// `rounds bench targets` as a process of its own, so that its work is not counted.
final class TargetProcess {
    let page: Int
    let port: Int
    let silent: Int
    private let process = Process()
    private let words = Pipe()
    private let log: String

    /// - Parameter log: where arrivals are written.
    init(log: String) throws {
        let said = Pipe()
        self.log = log
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["bench", "targets", log]
        process.standardInput = words
        process.standardOutput = said
        try process.run()
        var line = Data()
        while !line.contains(0x0A), let byte = try said.fileHandleForReading.read(upToCount: 1), !byte.isEmpty {
            line.append(byte)
        }
        let ports = String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
        guard ports.count == 3 else {
            process.terminate()
            throw Ending(.failed, "`rounds bench targets` does not answer.")
        }
        (page, port, silent) = (ports[0], ports[1], ports[2])
    }

    /// Ends it, and reads what it wrote.
    func stop() throws -> [Arrival] {
        try words.fileHandleForWriting.close()
        process.waitUntilExit()
        let data = try Data(contentsOf: URL(fileURLWithPath: log))
        return data.withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count - 15, by: 16).map { place in
                Arrival(
                    at: bytes.loadUnaligned(fromByteOffset: place, as: Int64.self),
                    id: bytes.loadUnaligned(fromByteOffset: place + 8, as: Int64.self))
            }
        }
    }
}
