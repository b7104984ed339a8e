import Foundation
import RoundsDomain
import RoundsJobs
import RoundsProtocols
import RoundsTestKit
import Testing

/// From a line somebody typed to a verdict, over real sockets.
@Suite(.serialized) struct AskTargetTests {
    func look(_ line: String, at now: Moment = Cast.morning, whole: Span = .seconds(600)) async throws -> ProbeResult {
        let roots = FileManager.default.temporaryDirectory.appendingPathComponent("ask-\(UUID()).pem").path
        try Data(TestCertificate.authority.utf8).write(to: URL(fileURLWithPath: roots))
        defer { try? FileManager.default.removeItem(atPath: roots) }
        let network = try ProbeNetwork(
            resolver: ResolverSetting(servers: ["127.0.0.1#1"]),
            hosts: HostsFile(file: "127.0.0.1 ehr.cedar.example"), roots: roots)
        let result = await network.look(
            at: try ProbeTarget(line: line), patience: whole, quiet: .seconds(600), now: { now })
        await network.shutDown()
        return result
    }

    @Test func aPageThatSaysWhatItShouldIsGood() async throws {
        try await withPeer(.answers("HTTP/1.1 200 OK\r\n\r\n<h1>Sign in</h1>")) { peer in
            let good = try await look("http://ehr.cedar.example:\(peer.port)/ contains=\"Sign in\"")
            #expect(good.verdict == .good && good.phases.lookUp != nil && !good.wasSilent)
            let bad = try await look("http://ehr.cedar.example:\(peer.port)/ contains=Welcome")
            #expect(bad.verdict == .failed && bad.reason == "The answer does not say “Welcome”")
        }
    }

    @Test func redirectsAreFollowedUpToTheirNumber() async throws {
        try await withPeer(.answers("HTTP/1.1 200 OK\r\n\r\n")) { end in
            try await withPeer(.answers("HTTP/1.1 302 F\r\nLocation: http://127.0.0.1:\(end.port)/in\r\n\r\n")) {
                peer in
                #expect(try await look("http://127.0.0.1:\(peer.port)/").verdict == .good)
                let kept = try await look("http://127.0.0.1:\(peer.port)/ redirects=0")
                #expect(kept.reason == "Answered 302 instead of 200")
                #expect(try await look("http://127.0.0.1:\(peer.port)/ status=302").verdict == .good)
                #expect(end.visits == 1)
            }
        }
        try await withPeer(.answers("HTTP/1.1 301 Moved\r\nLocation: /again\r\n\r\n")) { peer in
            let loop = try await look("http://127.0.0.1:\(peer.port)/ redirects=3")
            let reason = "It was sent on more than 3 times, at last to http://127.0.0.1:\(peer.port)/again"
            #expect(loop.reason == reason && loop.verdict == .failed && peer.visits == 4)
        }
    }

    @Test func aRedirectToNoPageSaysWhereItLeads() async throws {
        try await withPeer(.answers("HTTP/1.1 302 F\r\n\r\n")) { peer in
            let result = try await look("http://127.0.0.1:\(peer.port)/")
            #expect(result.verdict == .failed && result.reason == "Answered 302 without saying where the page is")
            #expect(try await look("http://127.0.0.1:\(peer.port)/ status=302").verdict == .good)
        }
        try await withPeer(.answers("HTTP/1.1 302 F\r\nLocation: ftp://ehr/in\r\n\r\n")) { peer in
            let result = try await look("http://127.0.0.1:\(peer.port)/")
            #expect(result.reason == "Answered 302 and leads to “ftp://ehr/in”, which is no page's address")
            let kept = try await look("http://127.0.0.1:\(peer.port)/ redirects=0")
            #expect(kept.reason == "Answered 302 instead of 200")
        }
    }

    @Test func aCertificateAboutToEndWarnsInItsLastDays() async throws {
        let fine = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
        let end = Moment(milliseconds: 4_729_363_200_000)
        try await withPeer(.answers(fine), certificate: .good) { peer in
            for line in ["https://ehr.cedar.example:\(peer.port)/", "tls://ehr.cedar.example:\(peer.port)"] {
                let good = try await look(line, at: end - .days(30))
                #expect(good.verdict == .good && good.certificateEnds == end && good.phases.secure != nil)
                let soon = try await look(line, at: end - .days(5))
                #expect(soon.verdict == .warning)
                #expect(soon.reason == "The certificate ends on 14 Nov 2119")
            }
        }
    }

    @Test func aCertificateThatDoesNotHoldFailsUnlessThatIsWaived() async throws {
        let fine = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
        try await withPeer(.answers(fine), certificate: .ended) { peer in
            let page = "https://ehr.cedar.example:\(peer.port)/"
            #expect(try await look(page).reason == "The certificate ended on 14 Nov 2024")
            let waived = try await look(page + " verify=no warn_days=0")
            #expect(waived.verdict == .good)
        }
        try await withPeer(.answers(fine), certificate: .other) { peer in
            let wrong = try await look("tls://ehr.cedar.example:\(peer.port)")
            #expect(wrong.reason == "The certificate is for pacs.cedar.example, not for ehr.cedar.example")
        }
    }

    @Test func aSilentTargetIsRememberedAsSilent() async throws {
        let hole = try BlackHole()
        defer { hole.close() }
        let result = try await look("tcp://127.0.0.1:\(hole.port)", whole: Span(milliseconds: 200))
        #expect(result.verdict == .failed && result.wasSilent)
        #expect(result.reason == "Nothing answered on port \(hole.port) within 0.2 s")
    }

    @Test func aNameThatIsNotKnownNamesWhoWasAsked() async throws {
        let server = try await DatagramPeer.start { question in
            var answer = question
            (answer[2], answer[3]) = (0x81, 0x83)
            return answer
        }
        let result = try await look("dns://pacs.cedar.example server=127.0.0.1#\(server.port)")
        let reason = "The name pacs.cedar.example was not found (asked 127.0.0.1:\(server.port))"
        #expect(result.verdict == .failed && result.reason == reason)
        await server.stop()
    }

    @Test func wordsArePutToAPort() async throws {
        try await withPeer(.answers("+PONG\r\n")) { peer in
            let good = try await look(#"tcp://127.0.0.1:\#(peer.port) send="PING\r\n" expect="+PONG\r\n""#)
            #expect(good.verdict == .good)
            let bad = try await look("tcp://127.0.0.1:\(peer.port) send=PING expect=+OK")
            #expect(bad.reason == "The answer does not say “+OK”, but “+PONG”")
        }
        try await withPeer(.answers("")) { peer in
            let closed = try await look("tcp://127.0.0.1:\(peer.port) send=PING expect=+OK")
            #expect(closed.reason == "It closed the connection without an answer; “+OK” was expected")
        }
    }
}
