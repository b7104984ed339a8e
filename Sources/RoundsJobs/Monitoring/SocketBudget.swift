import Glibc

/// How many looks may be under way at once; each holds one socket.
///
/// Targets that swallowed the last question may hold half of them together, so that however many there are, the others
/// find room at once.
public struct SocketBudget: Sendable, Equatable {
    public let all: Int
    public let forSilent: Int
    private(set) var used = 0
    private(set) var usedBySilent = 0

    /// - Parameter all: 2...100,000.
    public init(_ all: Int) {
        self.all = min(max(all, 2), 100_000)
        forSilent = self.all / 2
    }

    /// A third of the files this process may have open.
    public static var third: SocketBudget {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return SocketBudget(256) }
        return SocketBudget(Int(min(limit.rlim_cur / 3, 100_000)))
    }

    func hasRoom(forSilent isSilent: Bool) -> Bool {
        used < all && (!isSilent || usedBySilent < forSilent)
    }

    mutating func take(silent isSilent: Bool) {
        used += 1
        if isSilent { usedBySilent += 1 }
    }

    mutating func give(silent isSilent: Bool) {
        used -= 1
        if isSilent { usedBySilent -= 1 }
    }
}
