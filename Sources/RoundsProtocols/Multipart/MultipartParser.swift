/// Reads an upload as it arrives: chunks in, events out. Holds no more than one part's headers and a boundary's length
/// between chunks, and tells the same whatever the chunks are (but for how data is cut into pieces).
public struct MultipartParser: Sendable {
    private enum State {
        case preamble, boundaryLine, headers, emptyBody, body, epilogue
    }

    /// CRLF, two hyphens, the boundary.
    private let delimiter: [UInt8]
    private let limits: Multipart.Limits
    /// What has come and not been understood yet. The upload's first boundary needs no line end before it: one is given.
    private var held: [UInt8] = [0x0D, 0x0A]
    private var at = 0
    private var state = State.preamble
    private var received = 0
    private var parts = 0
    /// Of the preamble, of the part's headers or of its body.
    private var spent = 0
    private var head = MultipartHead()
    private var part = Multipart.Part(name: "")
    private var events: [Multipart.Event] = []
    private var fault: Multipart.Fault?

    public init(boundary: Multipart.Boundary, limits: Multipart.Limits = .upload) {
        delimiter = [0x0D, 0x0A, 0x2D, 0x2D] + boundary.bytes
        self.limits = limits
    }

    /// What these bytes tell. After a fault every further call throws the same one.
    public mutating func push(_ chunk: some Collection<UInt8>) throws(Multipart.Fault) -> [Multipart.Event] {
        if let fault { throw fault }
        do throws(Multipart.Fault) {
            let room = limits.bytes - received
            let chunkCount = chunk.count
            held.append(contentsOf: chunk.prefix(room))
            received += min(chunkCount, room)
            while try step() {}
            guard chunkCount <= room else { throw .tooManyBytes(limit: limits.bytes) }
        } catch {
            fault = error
            held = []
            throw error
        }
        held.removeFirst(at)
        at = 0
        defer { events = [] }
        return events
    }

    /// To be called when no more bytes come.
    public func finish() throws(Multipart.Fault) {
        if let fault { throw fault }
        switch state {
        case .epilogue: return
        case .preamble: throw .noBoundary
        case .boundaryLine, .headers, .emptyBody, .body: throw .endsEarly
        }
    }

    /// False when more bytes are needed.
    private mutating func step() throws(Multipart.Fault) -> Bool {
        switch state {
        case .preamble: try preamble()
        case .boundaryLine: try boundaryLine()
        case .headers: try headerLine()
        case .emptyBody: emptyBody()
        case .body: try body()
        case .epilogue: epilogue()
        }
    }

    private mutating func preamble() throws(Multipart.Fault) -> Bool {
        let found = delimiterIsAt()
        let passed = (found ?? safeEnd) - at
        spent += passed
        // The line end that was given before the first byte is not the sender's.
        guard spent <= limits.headerBytes + 2 else { throw .noBoundary }
        at += passed
        guard found != nil else { return false }
        at += delimiter.count
        state = .boundaryLine
        return true
    }

    private mutating func boundaryLine() throws(Multipart.Fault) -> Bool {
        guard held.count - at >= 2 else { return false }
        if held[at] == 0x2D, held[at + 1] == 0x2D {
            events.append(.end)
            state = .epilogue
            return true
        }
        // RFC 2046, 5.1.1: white space that a gateway added may stand before the line's end.
        var end = at
        while end < held.count, held[end] == 0x20 || held[end] == 0x09 { end += 1 }
        guard end - at <= 64 else { throw .badBoundaryLine }
        guard held.count - end >= 2 else {
            guard end == held.count || held[end] == 0x0D else { throw .badBoundaryLine }
            return false
        }
        guard held[end] == 0x0D, held[end + 1] == 0x0A else { throw .badBoundaryLine }
        at = end + 2
        parts += 1
        guard parts <= limits.parts else { throw .tooManyParts(limit: limits.parts) }
        spent = 0
        head = MultipartHead()
        state = .headers
        return true
    }

    private mutating func headerLine() throws(Multipart.Fault) -> Bool {
        guard let feed = held[at...].firstIndex(of: 0x0A) else {
            guard spent + held.count - at <= limits.headerBytes else {
                throw .headersTooLong(limit: limits.headerBytes)
            }
            return false
        }
        spent += feed + 1 - at
        guard spent <= limits.headerBytes else { throw .headersTooLong(limit: limits.headerBytes) }
        guard feed > at, held[feed - 1] == 0x0D else { throw .badHeader }
        let line = held[at..<feed - 1]
        guard line.isEmpty else {
            try head.add(line)
            at = feed + 1
            return true
        }
        part = try head.part()
        events.append(.part(part))
        spent = 0
        state = .emptyBody
        return true
    }

    /// The line end behind the headers may be the one that belongs to a boundary: then there is no body at all.
    private mutating func emptyBody() -> Bool {
        guard held.count - at >= delimiter.count else { return false }
        if !held[at..<at + delimiter.count].elementsEqual(delimiter) { at += 2 }
        state = .body
        return true
    }

    private mutating func body() throws(Multipart.Fault) -> Bool {
        let found = delimiterIsAt()
        let end = found ?? safeEnd
        if end > at {
            spent += end - at
            try checkBody()
            events.append(.data(Array(held[at..<end])))
            at = end
        }
        guard found != nil else { return false }
        at += delimiter.count
        events.append(.endOfPart)
        state = .boundaryLine
        return true
    }

    private func checkBody() throws(Multipart.Fault) {
        if let fileName = part.fileName {
            guard spent <= limits.fileBytes else { throw .fileTooLong(fileName, limit: limits.fileBytes) }
        } else {
            guard spent <= limits.fieldBytes else { throw .fieldTooLong(part.name, limit: limits.fieldBytes) }
        }
    }

    private mutating func epilogue() -> Bool {
        at = held.count
        return false
    }

    private func delimiterIsAt() -> Int? {
        var from = at
        while let start = held[from...].firstIndex(of: 0x0D), held.count - start >= delimiter.count {
            if held[start..<start + delimiter.count].elementsEqual(delimiter) { return start }
            from = start + 1
        }
        return nil
    }

    /// Where a delimiter that has not fully arrived could begin at the earliest.
    private var safeEnd: Int {
        max(at, held.count - delimiter.count + 1)
    }
}
