import RoundsProtocols
import Testing

private let boundary = Multipart.Boundary(contentType: "multipart/form-data; boundary=XX")

/// What the parser tells of all chunks, its data joined; line feeds in the text stand for CRLF.
private func events(
    _ text: String, chunk: Int = .max, limits: Multipart.Limits = .upload
) throws -> [Multipart.Event] {
    let bytes = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n").utf8
    var parser = MultipartParser(boundary: try #require(boundary), limits: limits)
    var events: [Multipart.Event] = []
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
        events += try parser.push(rest.prefix(chunk))
        rest = rest.dropFirst(chunk)
    }
    try parser.finish()
    return events.joinedData
}

private func fault(_ text: String, limits: Multipart.Limits = .upload) -> Multipart.Fault? {
    let whole = #expect(throws: Multipart.Fault.self) { try events(text, limits: limits) }
    let slowly = #expect(throws: Multipart.Fault.self) { try events(text, chunk: 1, limits: limits) }
    #expect(whole == slowly)
    return whole
}

private let upload = """
    --XX
    Content-Disposition: form-data; name="title"

    Labels fail
    --XX
    Content-Disposition: form-data; name="photo"; filename="C:\\Users\\maria\\label.png"
    Content-Type: Image/PNG

    \u{1}\u{2}
    --X
    \n--XX--

    """

@Suite struct MultipartParserTests {
    @Test(arguments: [1, 2, 3, 7, 64, .max])
    func anUploadIsToldPartByPart(_ chunk: Int) throws {
        #expect(
            try events(upload, chunk: chunk) == [
                .part(.init(name: "title")), .data(Array("Labels fail".utf8)), .endOfPart,
                .part(.init(name: "photo", fileName: "label.png", contentType: "image/png")),
                .data([1, 2, 13, 10, 45, 45, 88, 13, 10]), .endOfPart, .end,
            ])
    }

    @Test func aBodyMayBeEmptyWithAndWithoutItsOwnLine() throws {
        let head = "--XX\nContent-Disposition: form-data; name=a\n"
        let empty: [Multipart.Event] = [.part(.init(name: "a")), .endOfPart, .end]
        #expect(try events(head + "\n\n--XX--") == empty)
        #expect(try events(head + "\n--XX--") == empty)
    }

    @Test func whatStandsAroundTheBoundariesIsPassedOver() throws {
        let sent = "preamble\n--XX \t\nContent-Disposition: form-data; name=a\n\nx\n--XX--\nepilogue --XX\n--XX"
        #expect(try events(sent) == [.part(.init(name: "a")), .data([120]), .endOfPart, .end])
    }

    @Test func noPartsAreNoFault() throws {
        #expect(try events("--XX--\n") == [.end])
    }

    @Test(
        arguments: [
            ("", .noBoundary), ("hello", .noBoundary), ("--XY--", .noBoundary), ("--XX", .endsEarly),
            ("--XX\n", .endsEarly),
            ("--XXY\n", .badBoundaryLine), ("--XX-\n", .badBoundaryLine), ("--XX\nno colon\n", .badHeader),
            ("--XX\n: x\n", .badHeader), ("--XX\nA: \u{0}\n", .badHeader), ("--XX\nA: b\n folded\n", .badHeader),
            ("--XX\n\n", .badDisposition), ("--XX\nContent-Disposition: attachment; name=a\n\n", .badDisposition),
            ("--XX\nContent-Disposition: form-data\n\n", .badDisposition),
            ("--XX\nContent-Disposition: form-data; name=a; name=b\n\n", .badDisposition),
            (
                "--XX\nContent-Disposition: form-data; name=a\nContent-Disposition: form-data; name=b\n\n",
                .badDisposition
            ),
            ("--XX\nContent-Transfer-Encoding: base64\n\n", .encoded),
            ("--XX\nContent-Disposition: form-data; name=a\n\nbody\n--XX", .endsEarly),
        ] as [(String, Multipart.Fault)])
    func aDamagedUploadIsRefused(_ text: String, _ expected: Multipart.Fault) {
        #expect(fault(text) == expected)
    }

    @Test func aHeaderLineEndsWithBothCharacters() throws {
        var parser = MultipartParser(boundary: try #require(boundary))
        #expect(throws: Multipart.Fault.badHeader) {
            try parser.push(Array("--XX\r\nContent-Disposition: form-data; name=a\n\n".utf8))
        }
        #expect(throws: Multipart.Fault.badHeader) { try parser.push([0x0D]) }
        #expect(throws: Multipart.Fault.badHeader) { try parser.finish() }
    }

    @Test func everyLimitHolds() {
        let limits = Multipart.Limits(bytes: 400, parts: 2, headerBytes: 60, fieldBytes: 5, fileBytes: 8)
        func part(_ more: String, _ body: String) -> String {
            "--XX\nContent-Disposition: form-data; \(more)\n\n\(body)\n"
        }
        #expect(fault(part("name=a", "123456") + "--XX--", limits: limits) == .fieldTooLong("a", limit: 5))
        #expect(fault(part("name=a;filename=f", "123456789") + "--XX--", limits: limits) == .fileTooLong("f", limit: 8))
        #expect(
            fault(part("name=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", ""), limits: limits) == .headersTooLong(limit: 60))
        #expect(fault(String(repeating: part("name=a", ""), count: 3), limits: limits) == .tooManyParts(limit: 2))
        #expect(fault("--XX--" + String(repeating: "x", count: 400), limits: limits) == .tooManyBytes(limit: 400))
        #expect(fault(String(repeating: "x", count: 100), limits: limits) == .noBoundary)
    }

    @Test func chunksDoNotChangeWhatIsTold() throws {
        var random = Seeded("multipart")
        let pieces = [
            "--XX", "--XX--", "\r\n", "\r", "\n", "-", "X", "a: b", "Content-Disposition: form-data; name=a", " ",
        ]
        for _ in 0..<3_000 {
            let body = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }
            let text = "--XX\r\nContent-Disposition: form-data; name=a\r\n\r\n" + body.joined() + "\r\n--XX--"
            let cuts = Int.random(in: 1...9, using: &random)
            let whole = Result { try MultipartParser.read(text, chunk: .max) }
            let slowly = Result { try MultipartParser.read(text, chunk: cuts) }
            #expect(whole.isSame(as: slowly), "SEED=\(random.seed) \(text.debugDescription)")
        }
    }
}

extension MultipartParser {
    fileprivate static func read(_ text: String, chunk: Int) throws -> [Multipart.Event] {
        var parser = MultipartParser(boundary: try #require(boundary))
        var events: [Multipart.Event] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            events += try parser.push(rest.prefix(chunk))
            rest = rest.dropFirst(chunk)
        }
        try parser.finish()
        return events.joinedData
    }
}

extension Result<[Multipart.Event], any Error> {
    fileprivate func isSame(as other: Self) -> Bool {
        switch (self, other) {
        case (.success(let left), .success(let right)): left == right
        case (.failure(let left), .failure(let right)): left as? Multipart.Fault == right as? Multipart.Fault
        default: false
        }
    }
}

extension [Multipart.Event] {
    fileprivate var joinedData: [Multipart.Event] {
        reduce(into: []) { joined, event in
            if case .data(let more) = event, case .data(let before)? = joined.last {
                joined[joined.count - 1] = .data(before + more)
            } else {
                joined.append(event)
            }
        }
    }
}
