import Testing

@testable import RoundsProtocols

@Suite struct HTTPAnswerTests {
    /// Read in pieces of one size; how it is cut must not matter.
    func answer(_ text: String, isHead: Bool = false, limits: HTTPAnswer.Limits = .init()) throws -> HTTPAnswer? {
        var answers: [HTTPAnswer?] = []
        for size in [1, 3, 7, 10_000] {
            var parser = HTTPAnswerParser(isHead: isHead, limits: limits)
            var rest = Array(text.utf8)[...]
            while !rest.isEmpty, !parser.isDone {
                try parser.push(rest.prefix(size))
                rest = rest.dropFirst(size)
            }
            try parser.finish()
            answers.append(parser.answer)
        }
        #expect(answers.allSatisfy { $0 == answers[0] })
        return answers[0]
    }

    @Test func theBodyEndsWhereTheHeadSays() throws {
        let counted = try answer("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHello, and more")
        #expect(counted?.body == Array("Hello".utf8) && counted?.isWhole == true)
        let chunked = try answer(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n0a\r\n0123456789\r\n0\r\nT: 1\r\n\r\n"
        )
        #expect(chunked?.body == Array("abc0123456789".utf8) && chunked?.isWhole == true)
        #expect(try answer("HTTP/1.0 200\r\n\r\nuntil closed")?.body == Array("until closed".utf8))
        #expect(try answer("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", isHead: true)?.isWhole == true)
        #expect(try answer("HTTP/1.1 304 No\r\nContent-Length: 9\r\n\r\n")?.status == 304)
    }

    @Test func interimAnswersArePassedOver() throws {
        let text = "HTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 100 Go\r\n\r\nHTTP/1.1 204 Done\r\nA:  b \r\n\r\n"
        let found = try answer(text)
        #expect(found?.status == 204 && found?["a"] == "b")
    }

    @Test func interimAnswersWithoutAFinalOneAreToldOf() {
        let text = String(repeating: "HTTP/1.1 103 Early\r\n\r\n", count: 11)
        #expect(throws: HTTPAnswer.Fault.onlyInterim(11)) { try answer(text) }
        #expect(HTTPAnswer.Fault.onlyInterim(11).sentence == "It sent 11 interim answers and no final one")
    }

    @Test func anEndlessBodyIsReadToItsLimitOnly() throws {
        let limits = HTTPAnswer.Limits(head: 1_000, body: 100)
        let long = try answer("HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "x", count: 500), limits: limits)
        #expect(long?.body.count == 100 && long?.isWhole == false)
        let exact = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + String(repeating: "x", count: 100)
        #expect(try answer(exact, limits: limits)?.isWhole == true)
    }

    @Test(arguments: [
        ("", HTTPAnswer.Fault.empty), ("SSH-2.0-OpenSSH_9.2\r\n", .notHTTP), ("HTTP/1.1 abc\r\n\r\n", .notHTTP),
        ("HTTP/1.1 200 OK\r\nno colon\r\n\r\n", .notHTTP), ("HTTP/1.1 200 OK\r\nContent-Len", .brokenOff(28, of: nil)),
        ("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", .brokenOff(4, of: 9)),
        ("HTTP/1.1 200 OK\r\nContent-Length: 9\r\nContent-Length: 8\r\n\r\n", .badFraming),
        ("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", .badFraming),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", .badFraming),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nab", .brokenOff(2, of: nil)),
        ("HTTP/1.1 200 OK\r\nX: " + String(repeating: "y", count: 70_000), .headTooLong(65_536)),
    ])
    func whatIsNoAnswerIsSaid(_ sample: (text: String, fault: HTTPAnswer.Fault)) {
        #expect(throws: sample.fault) { try answer(sample.text) }
    }
}
