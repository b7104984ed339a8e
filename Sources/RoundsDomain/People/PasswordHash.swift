/// What is kept of a password: the scrypt parameters, the salt and the derived key, in one text that names its parameters,
/// `scrypt$32768$8$1$salt$key` (salt and key in base 32). So they can grow without locking anybody out.
public struct PasswordHash: Sendable, Equatable {
    /// How dear one guess is (RFC 7914 §2): 128·N·r bytes of memory, p times.
    public struct Cost: Sendable, Equatable {
        /// A power of two, 2 to 2²⁰.
        public let rounds: Int
        /// 1 to 16.
        public let blockSize: Int
        /// 1 to 16.
        public let parallelism: Int

        /// Nil outside the ranges above, so that a stored text cannot ask for gigabytes.
        public init?(rounds: Int, blockSize: Int, parallelism: Int) {
            guard (2...1 << 20).contains(rounds), rounds & (rounds - 1) == 0, (1...16).contains(blockSize),
                (1...16).contains(parallelism)
            else { return nil }
            self.init(checked: rounds, blockSize, parallelism)
        }

        private init(checked rounds: Int, _ blockSize: Int, _ parallelism: Int) {
            self.rounds = rounds
            self.blockSize = blockSize
            self.parallelism = parallelism
        }

        /// 32 MiB. One of the settings OWASP's Password Storage sheet deems equal, with one pass instead of three: the
        /// desk has two cores, a slow growing delay in front, and asks for twelve characters.
        public static let standard = Cost(checked: 1 << 15, 8, 1)
    }

    public let cost: Cost
    public let salt: [UInt8]
    public let key: [UInt8]

    public init(cost: Cost, salt: [UInt8], key: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.key = key
    }

    public var text: String {
        "scrypt$\(cost.rounds)$\(cost.blockSize)$\(cost.parallelism)$\(Base32.text(salt))$\(Base32.text(key))"
    }

    /// Reads ``text`` back; nil for anything else. Salt and key have 16 to 64 bytes.
    public init?(text: String) {
        let parts = text.split(separator: "$", maxSplits: 6, omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), let blockSize = Int(parts[2]),
            let parallelism = Int(parts[3]),
            let cost = Cost(rounds: rounds, blockSize: blockSize, parallelism: parallelism),
            let salt = Base32.bytes(parts[4]), let key = Base32.bytes(parts[5]), (16...64).contains(salt.count),
            (16...64).contains(key.count)
        else { return nil }
        self.init(cost: cost, salt: salt, key: key)
    }

    /// Constant in time for keys of one length.
    public func matches(_ other: [UInt8]) -> Bool {
        guard other.count == key.count else { return false }
        return zip(key, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
