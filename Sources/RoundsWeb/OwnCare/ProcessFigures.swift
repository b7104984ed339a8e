import Foundation
import Glibc

/// What the kernel says about this process (`proc(5)`).
struct ProcessFigures: Sendable, Equatable {
    /// Bytes.
    let memory: Int64
    let files: Int
    let mostFiles: Int64
    let processorSeconds: Double

    static func now() -> ProcessFigures {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return ProcessFigures(
            memory: residentBytes(),
            files: (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd"))?.count ?? 0,
            mostFiles: Int64(clamping: limit.rlim_cur),
            processorSeconds: usage.ru_utime.seconds + usage.ru_stime.seconds)
    }

    /// The second number of `statm`, in pages.
    private static func residentBytes() -> Int64 {
        let text = FileManager.default.contents(atPath: "/proc/self/statm").map { String(decoding: $0, as: UTF8.self) }
        let pages = text?.split(separator: " ").dropFirst().first.flatMap { Int64($0) } ?? 0
        return pages * Int64(sysconf(Int32(_SC_PAGESIZE)))
    }
}

extension timeval {
    fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1_000_000 }
}
