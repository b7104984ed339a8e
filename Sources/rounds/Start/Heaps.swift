import CKernel
import Foundation

/// How many heaps glibc keeps for the threads of the desk.
enum Heaps {
    /// Two for each core. glibc makes up to eight for each, and what one of them freed no other takes: after a busy minute
    /// the desk would hold twenty megabytes that it does not use (mallopt(3), `M_ARENA_MAX`).
    static func keepFew() {
        _ = mallopt(M_ARENA_MAX, Int32(clamping: 2 * ProcessInfo.processInfo.activeProcessorCount))
    }
}
