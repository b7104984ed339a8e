/// Reads one answer from pieces, however they are cut. Interim answers (RFC 9110 §15.2) are passed over.
public struct HTTPAnswerParser: Sendable {
    /// Nil until the head is there.
    public private(set) var answer: HTTPAnswer?
    private static let mostInterims = 10
    private let isHead: Bool
    private let limits: HTTPAnswer.Limits
    private var waiting: [UInt8] = []
    /// Bytes of `waiting` that hold no end of a head.
    private var looked = 0
    private var place = Place.head
    private var interims = 0

    private enum Place {
        case head, untilClosed, done
        case length(Int)
        case chunkSize
        case chunk(Int)
        case afterChunk, trailers
    }

    /// - Parameter isHead: whether HEAD was asked, whose answer has no body.
    public init(isHead: Bool = false, limits: HTTPAnswer.Limits = .init()) {
        self.isHead = isHead
        self.limits = limits
    }

    /// The whole answer was read, or as much of it as is wanted.
    public var isDone: Bool {
        if case .done = place { return true }
        return false
    }

    /// Reads on; after ``isDone`` nothing is read.
    public mutating func push(_ bytes: some Sequence<UInt8>) throws(HTTPAnswer.Fault) {
        guard !isDone else { return }
        waiting.append(contentsOf: bytes)
        while try step() {}
    }

    /// The connection was closed by the other side.
    public mutating func finish() throws(HTTPAnswer.Fault) {
        switch place {
        case .done: return
        case .head: throw waiting.isEmpty && interims == 0 ? .empty : .brokenOff(waiting.count, of: nil)
        case .untilClosed: end(whole: true)
        case .length(let left):
            let count = answer?.body.count ?? 0
            throw .brokenOff(count, of: count + left)
        case .chunkSize, .chunk, .afterChunk, .trailers: throw .brokenOff(answer?.body.count ?? 0, of: nil)
        }
    }

    /// True while more may be read from what waits.
    private mutating func step() throws(HTTPAnswer.Fault) -> Bool {
        switch place {
        case .head: return try head()
        case .untilClosed:
            take(waiting.count)
            return false
        case .length(let left):
            let count = take(min(left, waiting.count))
            if isDone { return false }
            place = .length(left - count)
            if left == count { end(whole: true) }
            return false
        case .chunkSize:
            guard let line = try line(most: 1_000) else { return false }
            guard let size = Int(chunkSize: line) else { throw .badFraming }
            place = size == 0 ? .trailers : .chunk(size)
            return true
        case .chunk(let left):
            let count = take(min(left, waiting.count))
            if isDone { return false }
            place = left == count ? .afterChunk : .chunk(left - count)
            return left == count
        case .afterChunk:
            guard let line = try line(most: 2) else { return false }
            guard line.isEmpty else { throw .badFraming }
            place = .chunkSize
            return true
        case .trailers:
            guard let line = try line(most: limits.head) else { return false }
            if line.isEmpty { end(whole: true) }
            return !line.isEmpty
        case .done: return false
        }
    }

    private mutating func head() throws(HTTPAnswer.Fault) -> Bool {
        // What does not begin as HTTP is known at once, however slowly the rest comes.
        guard waiting.prefix(5).elementsEqual("HTTP/".utf8.prefix(waiting.count)) else { throw .notHTTP }
        guard let end = waiting.endOfHead(from: max(0, looked - 3)) else {
            looked = waiting.count
            // The empty line that ends it may have begun.
            if waiting.count > limits.head + 3 { throw .headTooLong(limits.head) }
            return false
        }
        guard end.lowerBound <= limits.head else { throw .headTooLong(limits.head) }
        let found = try HTTPAnswer(head: waiting[..<end.lowerBound])
        waiting.removeFirst(end.upperBound)
        looked = 0
        if (100..<200).contains(found.status), found.status != 101 {
            interims += 1
            guard interims <= Self.mostInterims else { throw .onlyInterim(interims) }
            return true
        }
        answer = found
        switch try found.framing(afterHead: isHead) {
        case .none: self.end(whole: true)
        case .chunked: place = .chunkSize
        case .untilClosed: place = .untilClosed
        case .length(let count): place = .length(count)
        }
        return !isDone
    }

    /// Moves bytes into the body; ends when it is full.
    @discardableResult
    private mutating func take(_ count: Int) -> Int {
        let room = limits.body - (answer?.body.count ?? 0)
        answer?.body.append(contentsOf: waiting.prefix(min(count, room)))
        waiting.removeFirst(count)
        if count > room || (count == room && count > 0 && !isLastOfLength(count)) { end(whole: false) }
        return count
    }

    private func isLastOfLength(_ count: Int) -> Bool {
        if case .length(let left) = place { return left == count }
        return false
    }

    private mutating func line(most: Int) throws(HTTPAnswer.Fault) -> ArraySlice<UInt8>? {
        guard let feed = waiting.firstIndex(of: 0x0A) else {
            if waiting.count > most { throw .badFraming }
            return nil
        }
        guard feed <= most else { throw .badFraming }
        let line = waiting[..<feed]
        waiting.removeFirst(feed + 1)
        return line.last == 0x0D ? line.dropLast() : line
    }

    private mutating func end(whole: Bool) {
        answer?.isWhole = whole
        waiting = []
        place = .done
    }
}

extension [UInt8] {
    /// The empty line after a head, with the line feed before it.
    fileprivate func endOfHead(from start: Int) -> Range<Int>? {
        var place = start
        while let feed = self[place...].firstIndex(of: 0x0A) {
            let next = feed + 1
            if next < count, self[next] == 0x0A { return feed..<(next + 1) }
            if next + 1 < count, self[next] == 0x0D, self[next + 1] == 0x0A { return feed..<(next + 2) }
            place = next
        }
        return nil
    }
}

extension Int {
    /// Up to eight hexadecimal digits, before any extension (RFC 9112 §7.1).
    fileprivate init?(chunkSize line: ArraySlice<UInt8>) {
        let digits = line.prefix { $0 != UInt8(ascii: ";") }.withoutBlanks
        guard (1...8).contains(digits.count) else { return nil }
        var size = 0
        for byte in digits {
            guard let value = byte.hexadecimalValue else { return nil }
            size = size * 16 + Int(value)
        }
        self = size
    }
}
