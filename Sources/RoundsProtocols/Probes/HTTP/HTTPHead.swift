extension HTTPAnswer {
    /// Reads a status line and fields, without the empty line that ends them (RFC 9112 §4, §5).
    init(head bytes: ArraySlice<UInt8>) throws(Fault) {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            line.last == 0x0D ? line.dropLast() : line
        }[...]
        guard let first = lines.popFirst(), let status = Self.status(first) else { throw .notHTTP }
        var fields: [(name: String, value: String)] = []
        for line in lines where !line.isEmpty {
            // Folded lines (RFC 9112 §5.2) are long obsolete; what they continue is of no interest here.
            if line.first == 0x20 || line.first == 0x09 { continue }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
                line[..<colon].allSatisfy({ (0x21...0x7E).contains($0) })
            else { throw .notHTTP }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            fields.append((name, String(decoding: line[(colon + 1)...].withoutBlanks, as: UTF8.self)))
        }
        self.status = status
        self.fields = fields
    }

    /// `HTTP/1.1 200 OK`
    private static func status(_ line: ArraySlice<UInt8>) -> Int? {
        let parts = line.split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2, parts[0].elementsEqual("HTTP/1.1".utf8) || parts[0].elementsEqual("HTTP/1.0".utf8),
            parts[1].count == 3, let status = Int(digits: parts[1]), status >= 100
        else { return nil }
        return status
    }

    /// How the body's end is known (RFC 9112 §6.3).
    enum Framing: Equatable {
        case none, chunked, untilClosed
        case length(Int)
    }

    func framing(afterHead isHead: Bool) throws(Fault) -> Framing {
        if isHead || status < 200 || status == 204 || status == 304 { return .none }
        let codings = fields.filter { $0.name == "transfer-encoding" }.map { $0.value.lowercased() }
        if let last = codings.last {
            return last.split(separator: ",").last?.withoutBlanks == "chunked" ? .chunked : .untilClosed
        }
        let lengths = Set(fields.filter { $0.name == "content-length" }.map(\.value))
        guard let length = lengths.first else { return .untilClosed }
        guard lengths.count == 1, let count = Int(digits: Array(length.utf8)[...]) else { throw .badFraming }
        return count == 0 ? .none : .length(count)
    }
}

extension Int {
    /// Up to fifteen decimal digits, and nothing else.
    init?(digits bytes: ArraySlice<UInt8>) {
        guard (1...15).contains(bytes.count), bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        self = bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}

extension ArraySlice<UInt8> {
    var withoutBlanks: ArraySlice<UInt8> {
        var rest = self
        while let first = rest.first, first == 0x20 || first == 0x09 { rest.removeFirst() }
        while let last = rest.last, last == 0x20 || last == 0x09 { rest.removeLast() }
        return rest
    }
}

extension Substring {
    fileprivate var withoutBlanks: Substring {
        var rest = self
        while rest.first == " " || rest.first == "\t" { rest.removeFirst() }
        while rest.last == " " || rest.last == "\t" { rest.removeLast() }
        return rest
    }
}
