/// Tokens of one JSON text. The parser builds values out of them, the guard only walks over them; what is well-formed
/// is decided here, once for both.
struct JSONLexer {
    /// Valid UTF-8 within the limit of size.
    let bytes: [UInt8]
    let limits: JSON.Limits
    private(set) var at = 0
    private var values = 0

    init(_ bytes: [UInt8], limits: JSON.Limits) throws(JSON.Fault) {
        guard bytes.count <= limits.bytes else {
            throw JSON.Fault(reason: .tooManyBytes(limit: limits.bytes), offset: limits.bytes)
        }
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            throw JSON.Fault(reason: .notUTF8, offset: error.byteOffsets.lowerBound)
        }
        self.bytes = bytes
        self.limits = limits
    }

    func fault(_ reason: JSON.Fault.Reason, at offset: Int? = nil) -> JSON.Fault {
        JSON.Fault(reason: reason, offset: offset ?? at)
    }

    /// Passes over white space and shows the next byte without taking it.
    mutating func next() throws(JSON.Fault) -> UInt8 {
        while at < bytes.count {
            let byte = bytes[at]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
            at += 1
        }
        throw fault(.ended)
    }

    mutating func skip() {
        at += 1
    }

    mutating func take(_ expected: Character) throws(JSON.Fault) {
        guard try next() == expected.asciiValue else { throw fault(.unexpected) }
        at += 1
    }

    mutating func take(word: StaticString) throws(JSON.Fault) {
        for place in 0..<word.utf8CodeUnitCount {
            guard at < bytes.count else { throw fault(.ended) }
            guard bytes[at] == word.utf8Start[place] else { throw fault(.unexpected) }
            at += 1
        }
    }

    mutating func count(depth: Int) throws(JSON.Fault) {
        values += 1
        guard values <= limits.values else { throw fault(.tooManyValues(limit: limits.values)) }
        guard depth <= limits.depth else { throw fault(.tooDeep(limit: limits.depth)) }
    }

    /// Nothing but white space may follow.
    mutating func end() throws(JSON.Fault) {
        while at < bytes.count {
            let byte = bytes[at]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { throw fault(.afterTheEnd) }
            at += 1
        }
    }

    /// Moves to a place that ``bytes`` has, or its end.
    mutating func move(to place: Int) {
        at = place
    }
}
