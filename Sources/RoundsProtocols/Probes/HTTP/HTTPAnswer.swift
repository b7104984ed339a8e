/// An HTTP/1.1 answer as a probe reads it (RFC 9112): the head, and the beginning of the body.
public struct HTTPAnswer: Sendable, Equatable {
    public struct Limits: Sendable {
        /// Bytes of the status line and all fields together.
        public var head: Int
        /// Bytes of the body that are read at most; what follows is left unread.
        public var body: Int

        public init(head: Int = 64 * 1_024, body: Int = 256 * 1_024) {
            self.head = head
            self.body = body
        }
    }

    public let status: Int
    /// Names in lower case, in the order they came.
    public let fields: [(name: String, value: String)]
    public internal(set) var body: [UInt8] = []
    /// False when the body was longer than the limit.
    public internal(set) var isWhole = false

    /// The first field of that name, given in lower case.
    public subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    public static func == (left: Self, right: Self) -> Bool {
        left.status == right.status && left.body == right.body && left.isWhole == right.isWhole
            && left.fields.elementsEqual(right.fields, by: ==)
    }

    /// Why bytes are no answer.
    public enum Fault: Unreadable, Equatable {
        case notHTTP
        case headTooLong(Int)
        case badFraming
        /// Interim answers (RFC 9110 §15.2), more than a server has reason to send.
        case onlyInterim(Int)
        /// The connection ended after so many bytes of the body, of as many as were announced.
        case brokenOff(Int, of: Int?)
        case empty

        public var sentence: String {
            switch self {
            case .notHTTP: "The answer is not HTTP"
            case .headTooLong(let limit): "The answer's head is longer than \(limit / 1_024) kB"
            case .badFraming: "The answer's length cannot be read"
            case .onlyInterim(let count): "It sent \(count) interim answers and no final one"
            case .brokenOff(let count, of: let whole?):
                "The answer broke off after \(count.grouped) of \(whole.grouped) bytes"
            case .brokenOff(let count, of: nil): "The answer broke off after \(count.grouped) bytes"
            case .empty: "The connection was closed without an answer"
            }
        }

        public var isTooMuch: Bool {
            switch self {
            case .headTooLong: true
            case .notHTTP, .badFraming, .onlyInterim, .brokenOff, .empty: false
            }
        }
    }
}
