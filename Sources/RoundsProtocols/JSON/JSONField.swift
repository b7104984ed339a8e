extension JSON {
    /// One place in a body that is being read: a value or its absence. `null` counts as absent.
    public struct Field {
        let value: JSON?
        let pointer: String
        let log: Log

        public subscript(_ key: String) -> Field {
            guard case .object(let object)? = value else {
                if isPresent { complain("must be an object") }
                return Field(value: nil, pointer: pointer.pointing(to: key), log: log)
            }
            log.ask(object, for: key, at: pointer)
            return Field(value: object[key], pointer: pointer.pointing(to: key), log: log)
        }

        public var isPresent: Bool { value != nil && value != .null }

        /// Sent as `null`, which in a change means: take it away.
        public var isNull: Bool { value == .null }

        /// What the program finds wrong itself; only the first complaint about a place is kept.
        public func complain(_ words: String) {
            log.complain(words, at: pointer)
        }

        /// Length in Unicode scalars, as JSON Schema counts it. CRLF and CR become LF; control characters other than
        /// tab and line end are refused.
        public func text(_ length: ClosedRange<Int> = 1...500) -> String {
            required(optionalText(length)) ?? ""
        }

        public func optionalText(_ length: ClosedRange<Int> = 0...500) -> String? {
            guard isPresent else { return nil }
            guard case .string(let sent)? = value else { return wrong("must be text") }
            let text = sent.withLineFeeds
            guard text.firstRefusedControl == nil else {
                return wrong("must not hold control characters")
            }
            guard length.contains(text.unicodeScalars.count) else {
                return wrong("must be \(length.lowerBound.grouped) to \(length.upperBound.grouped) characters long")
            }
            return text
        }

        public func integer(_ range: ClosedRange<Int64> = 0...Int64.max) -> Int64 {
            required(optionalInteger(range)) ?? 0
        }

        public func optionalInteger(_ range: ClosedRange<Int64> = 0...Int64.max) -> Int64? {
            guard isPresent else { return nil }
            guard let integer = value?.wholeNumber else { return wrong("must be a whole number") }
            guard range.contains(integer) else {
                return wrong(
                    range.upperBound == .max
                        ? "must be \(range.lowerBound) or more" : "must be \(range.lowerBound) to \(range.upperBound)")
            }
            return integer
        }

        public func number() -> Double {
            required(optionalNumber()) ?? 0
        }

        public func optionalNumber() -> Double? {
            guard isPresent else { return nil }
            switch value {
            case .integer(let integer)?: return Double(integer)
            case .number(let number)?: return number
            default: return wrong("must be a number")
            }
        }

        public func bool() -> Bool {
            required(optionalBool()) ?? false
        }

        public func optionalBool() -> Bool? {
            guard isPresent else { return nil }
            guard case .bool(let bool)? = value else { return wrong("must be true or false") }
            return bool
        }

        func required<Value>(_ value: Value?) -> Value? {
            if !isPresent { complain("is missing") }
            return value
        }

        func wrong<Value>(_ words: String) -> Value? {
            complain(words)
            return nil
        }
    }
}
