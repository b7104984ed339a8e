import NIOCore

/// What is said over a connection, and how what comes back is read.
protocol Dialogue: Sendable {
    /// Sent once the connection stands.
    var opening: [UInt8] { get }
    /// Nothing more has to be heard.
    var isDone: Bool { get }
    /// True when what was heard can be judged although the other side fell silent.
    var isEnough: Bool { get }

    mutating func hear(_ bytes: ByteBufferView) throws
    /// The other side has ended.
    mutating func hearEnd() throws
}

/// The connection itself is all that is wanted.
struct NoWords: Dialogue {
    let opening: [UInt8] = []
    let isDone = true
    let isEnough = true

    mutating func hear(_ bytes: ByteBufferView) {}
    mutating func hearEnd() {}
}

/// Some bytes, and some that have to come back.
struct FewWords: Dialogue {
    /// Bytes that are listened to.
    static let most = 64 * 1_024

    let opening: [UInt8]
    let expected: [UInt8]
    private(set) var heard: [UInt8] = []
    private(set) var isDone = false

    init(_ opening: [UInt8], expecting expected: [UInt8]) {
        self.opening = opening
        self.expected = expected
        isDone = expected.isEmpty
    }

    var isEnough: Bool { !heard.isEmpty }

    mutating func hear(_ bytes: ByteBufferView) {
        let from = max(0, heard.count - expected.count)
        heard.append(contentsOf: bytes.prefix(Self.most - heard.count))
        isDone = heard.count >= Self.most || heard[from...].holds(expected)
    }

    mutating func hearEnd() {
        isDone = true
    }
}

extension ArraySlice<UInt8> {
    fileprivate func holds(_ words: [UInt8]) -> Bool {
        guard count >= words.count else { return false }
        return (startIndex...(endIndex - words.count)).contains { self[$0..<($0 + words.count)].elementsEqual(words) }
    }
}

/// One question of HTTP/1.1.
struct HTTPWords: Dialogue {
    let opening: [UInt8]
    private(set) var parser: HTTPAnswerParser

    init(_ ask: HTTPAsk) {
        opening = ask.bytes
        parser = HTTPAnswerParser(isHead: ask.method == "HEAD")
    }

    var isDone: Bool { parser.isDone }
    var isEnough: Bool { false }

    mutating func hear(_ bytes: ByteBufferView) throws {
        try parser.push(bytes)
    }

    mutating func hearEnd() throws {
        try parser.finish()
    }
}

/// A question to a name server over TCP, each message after its length (RFC 1035 §4.2.2).
struct DNSWords: Dialogue {
    let opening: [UInt8]
    private(set) var heard: [UInt8] = []

    init(_ question: [UInt8]) {
        opening = [UInt8(question.count >> 8), UInt8(question.count & 0xFF)] + question
    }

    var message: ArraySlice<UInt8> { heard.dropFirst(2) }
    var isDone: Bool { heard.count >= 2 && heard.count - 2 >= Int(heard[0]) << 8 | Int(heard[1]) }
    var isEnough: Bool { false }

    mutating func hear(_ bytes: ByteBufferView) {
        heard.append(contentsOf: bytes.prefix(65_537 - heard.count))
    }

    mutating func hearEnd() throws {
        if !isDone { throw DNSMessage.Fault.notDNS }
    }
}
