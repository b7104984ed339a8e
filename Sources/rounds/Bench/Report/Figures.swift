import Foundation
import RoundsSQL

/// What one run found: what `docs/benchmarks.json` holds.
struct Figures: Codable, Sendable {
    var machine: Machine
    var desks: [DeskFigures] = []
}

/// The figures of one desk: an engine and a number of tickets.
struct DeskFigures: Codable, Sendable {
    var engine: String
    var tickets: Int
    /// Of the database, in bytes.
    var bytes: Int64
    var cases: [CaseFigures] = []
    var process: ProcessFigures?
}

/// The whole program over a socket.
struct ProcessFigures: Codable, Sendable {
    /// From the start of the process to its first answer, in milliseconds: the median.
    var start: Double
    /// Resident memory in bytes, before the first page and after all measured ones.
    var memoryAtStart: Int64
    var memoryAfter: Int64
    var memoryPeak: Int64
    var cases: [CaseFigures] = []
}

struct CaseFigures: Codable, Sendable {
    var name: String
    var clients: Int
    var desk: Summary
    /// The engine alone, with the same rows.
    var bare: Summary?

    /// How many times as long the desk takes as the engine alone: one client's median, or the throughput of many.
    var ratio: Double? {
        guard let bare else { return nil }
        if clients == 1 { return bare.p50 > 0 ? desk.p50 / bare.p50 : nil }
        return desk.perSecond > 0 ? bare.perSecond / desk.perSecond : nil
    }
}

/// What it ran on.
struct Machine: Codable, Sendable {
    var processor: String
    var cores: Int
    var memory: UInt64
    var system: String
    var engines: [String] = []

    static var this: Machine {
        let processor = lines("/proc/cpuinfo").first { $0.hasPrefix("model name") }?.split(separator: ":").last
        let system = lines("/etc/os-release").first { $0.hasPrefix("PRETTY_NAME=") }?.dropFirst(12)
        return Machine(
            processor: processor.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown",
            cores: ProcessInfo.processInfo.activeProcessorCount, memory: ProcessInfo.processInfo.physicalMemory,
            system: system.map { String($0).replacing("\"", with: "") } ?? "unknown")
    }

    private static func lines(_ path: String) -> [Substring] {
        let data = FileManager.default.contents(atPath: path) ?? Data()
        return String(decoding: data, as: UTF8.self).split(separator: "\n")
    }
}
