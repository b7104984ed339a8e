extension FormBody {
    /// How much is taken from outside. Bytes of a name or value are counted after decoding.
    public struct Limits: Sendable {
        public var bytes: Int
        public var fields: Int
        public var nameBytes: Int
        public var valueBytes: Int

        public init(bytes: Int = 1 << 20, fields: Int = 200, nameBytes: Int = 200, valueBytes: Int = 1 << 16) {
            self.bytes = bytes
            self.fields = fields
            self.nameBytes = nameBytes
            self.valueBytes = valueBytes
        }

        /// 1 MiB, 200 fields of 64 KiB each.
        public static let body = Limits()

        /// 8 KiB, 50 fields of 2 KiB each.
        public static let query = Limits(bytes: 8192, fields: 50, valueBytes: 2048)
    }

    public enum Fault: Unreadable, Equatable {
        case tooManyBytes(limit: Int)
        case tooManyFields(limit: Int)
        case nameTooLong(String, limit: Int)
        case valueTooLong(field: String, limit: Int)
        case controlCharacter(field: String, code: UInt8)

        public var sentence: String {
            switch self {
            case .tooManyBytes(let limit):
                "The form is larger than \(limit.grouped) bytes."
            case .tooManyFields(let limit):
                "The form has more than \(limit.grouped) fields."
            case .nameTooLong(let name, let limit):
                "The field name \(name.asMentioned) is longer than \(limit.grouped) bytes."
            case .valueTooLong(let field, let limit):
                "The text in \(field.asMentioned) is longer than \(limit.grouped) bytes."
            case .controlCharacter(let field, let code):
                "The text in \(field.asMentioned) holds a control character (number \(code)) that cannot be kept."
            }
        }

        public var isTooMuch: Bool {
            switch self {
            case .tooManyBytes, .tooManyFields, .nameTooLong, .valueTooLong: true
            case .controlCharacter: false
            }
        }
    }
}
