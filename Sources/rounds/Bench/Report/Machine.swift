import Foundation

/// What it ran on.
struct Machine: Codable, Sendable {
    var processor: String
    var cores: Int
    /// In bytes.
    var memory: UInt64
    var system: String
    /// How many processes wanted a core in the minute before: what else the machine had to do.
    var load: Double
    var engines: [String] = []

    static var this: Machine {
        let processor = lines("/proc/cpuinfo").first { $0.hasPrefix("model name") }?.split(separator: ":").last
        let system = lines("/etc/os-release").first { $0.hasPrefix("PRETTY_NAME=") }?.dropFirst(12)
        let load = lines("/proc/loadavg").first?.split(separator: " ").first
        return Machine(
            processor: processor.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown",
            cores: ProcessInfo.processInfo.activeProcessorCount, memory: ProcessInfo.processInfo.physicalMemory,
            system: system.map { String($0).replacing("\"", with: "") } ?? "unknown",
            load: load.flatMap { Double($0) } ?? 0)
    }

    private static func lines(_ path: String) -> [Substring] {
        let data = FileManager.default.contents(atPath: path) ?? Data()
        return String(decoding: data, as: UTF8.self).split(separator: "\n")
    }
}
