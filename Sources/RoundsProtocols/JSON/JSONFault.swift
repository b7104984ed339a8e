extension JSON {
    /// How much is taken from outside.
    public struct Limits: Sendable {
        public var bytes: Int
        /// Arrays and objects inside one another; 1 admits `[]`, 0 only a bare value.
        public var depth: Int
        /// All values, containers and what they hold.
        public var values: Int

        public init(bytes: Int = 1 << 20, depth: Int = 32, values: Int = 100_000) {
            self.bytes = bytes
            self.depth = depth
            self.values = values
        }

        /// 1 MiB, 32 deep, 100,000 values.
        public static let body = Limits()
    }

    /// Why bytes are not taken as JSON, and where.
    public struct Fault: Unreadable, Equatable {
        public enum Reason: Sendable, Equatable {
            case tooManyBytes(limit: Int)
            case tooDeep(limit: Int)
            case tooManyValues(limit: Int)
            case notUTF8
            case unexpected
            case ended
            case afterTheEnd
            case rawControlCharacter
            case nul
            case badEscape
            case loneSurrogate
            case numberTooLarge
            case duplicateKey(String)
        }

        public let reason: Reason
        /// Bytes from the start, from 0.
        public let offset: Int

        public init(reason: Reason, offset: Int) {
            self.reason = reason
            self.offset = offset
        }

        public var sentence: String {
            switch reason {
            case .tooManyBytes(let limit): "The JSON is larger than \(limit.grouped) bytes."
            case .tooDeep(let limit): "The JSON has more than \(limit) arrays and objects inside one another."
            case .tooManyValues(let limit): "The JSON holds more than \(limit.grouped) values."
            case .notUTF8: "The JSON is not valid UTF-8."
            case .unexpected: "The JSON cannot be read at byte \(offset.grouped): another character is expected there."
            case .ended: "The JSON ends too early, at byte \(offset.grouped)."
            case .afterTheEnd: "The JSON is complete, but something follows it at byte \(offset.grouped)."
            case .rawControlCharacter:
                "The text at byte \(offset.grouped) holds a control character; write it as an escape such as \\n."
            case .nul: "The text at byte \(offset.grouped) holds the character \\u0000, which cannot be kept."
            case .badEscape: "The text at byte \(offset.grouped) holds an escape that JSON does not know."
            case .loneSurrogate: "The text at byte \(offset.grouped) holds half of a surrogate pair."
            case .numberTooLarge: "The number at byte \(offset.grouped) is too large."
            case .duplicateKey(let key):
                "The key \(key.asMentioned) stands twice in one object, at byte \(offset.grouped)."
            }
        }

        public var isTooMuch: Bool {
            switch reason {
            case .tooManyBytes, .tooDeep, .tooManyValues: true
            case .notUTF8, .unexpected, .ended, .afterTheEnd, .rawControlCharacter, .nul, .badEscape, .loneSurrogate,
                .numberTooLarge, .duplicateKey:
                false
            }
        }
    }
}
