import RoundsProtocols
import RoundsTestKit
import Testing

/// Every way a server may behave, over real sockets.
@Suite(.serialized) struct ConversationTests {
    let patience = ProbePatience(whole: 60_000, quiet: 30_000)
    let short = ProbePatience(whole: 60_000, quiet: 1_000)

    func page(
        _ port: Int, of host: String = "127.0.0.1", secure: Bool = false, verifies: Bool = true,
        _ patience: ProbePatience? = nil, trusting roots: String? = nil
    ) async throws -> Told<HTTPAnswer> {
        let network = try ProbeNetwork(
            hosts: HostsFile(file: "127.0.0.1 ehr.cedar.example"), roots: roots)
        let ask = HTTPAsk(
            method: "GET", isSecure: secure, host: host, port: port, target: "/", authority: host, verifies: verifies)
        let told = await network.http(ask, patience: patience ?? self.patience)
        await network.shutDown()
        return told
    }

    func fault<Answer>(_ told: Told<Answer>) -> String? {
        guard case .failure(let fault) = told.result else { return nil }
        return fault.sentence
    }

    @Test func aPageIsReadWithItsPhases() async throws {
        try await withPeer(.answers("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nSign in")) { peer in
            let told = try await page(peer.port, of: "ehr.cedar.example")
            let answer = try told.result.get()
            #expect(answer.status == 200 && answer.body == Array("Sign in".utf8))
            let phases = told.phases
            #expect(phases.lookUp != nil && phases.connect != nil && phases.secure == nil)
            #expect((phases.whole ?? 0) >= (phases.firstByte ?? .max))
        }
    }

    @Test func badServersAreToldApart() async throws {
        let half = "HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n" + String(repeating: "x", count: 512)
        let cases: [(Peer.Manner, String)] = [
            (.answers(half), "The answer broke off after 512 of 2,000 bytes"),
            (.answers(""), "The connection was closed without an answer"),
            (.answers("220 mail ready\r\n"), "The answer is not HTTP"),
            (.resets, "The connection was broken off by the other side"),
            (.silent, "It took the connection, but did not answer within 1 s"),
            (.begins(half), "The answer began, but did not end within 1 s"),
            (.endless("HTTP/1.1 200 OK\r\n", "X: y\r\n"), "The answer's head is longer than 64 kB"),
        ]
        for (manner, words) in cases {
            try await withPeer(manner) { peer in
                let quiet = ProbePatience(whole: 60_000, quiet: words.contains("1 s") ? 1_000 : 30_000)
                let told = try await page(peer.port, quiet)
                #expect(fault(told) == words)
            }
        }
    }

    @Test func aServerThatNeverStopsIsReadToTheLimit() async throws {
        let more = String(repeating: "0123456789abcdef", count: 500)
        try await withPeer(.endless("HTTP/1.1 200 OK\r\n\r\n", more)) { peer in
            let answer = try await page(peer.port).result.get()
            #expect(answer.body.count == 262_144 && !answer.isWhole)
        }
    }

    @Test func aServerThatDripsIsHeldToTheWholeTime() async throws {
        // Each letter is news, so that only the whole time ends it.
        try await withPeer(.drips("HTTP/1.1 200 OK\r\n\r\n", "x")) { peer in
            var told = try await page(peer.port, ProbePatience(whole: 300, quiet: 300))
            // On a busy machine the time may pass before the first letter.
            for _ in 0..<20 where told.phases.firstByte == nil {
                told = try await page(peer.port, ProbePatience(whole: 1_000, quiet: 1_000))
            }
            #expect(fault(told)?.hasPrefix("The answer began, but did not end within") == true)
        }
    }

    @Test func aDeadPortRefuses() async throws {
        let peer = try await Peer.start(.silent)
        await peer.stop()
        let told = try await page(peer.port)
        #expect(fault(told) == "The connection to port \(peer.port) was refused")
    }

    @Test func aTargetThatSwallowsPacketsIsNamedAfterItsTime() async throws {
        let hole = try BlackHole()
        defer { hole.close() }
        let told = try await page(hole.port, short)
        #expect(fault(told) == "Nothing answered on port \(hole.port) within 1 s")
        #expect((told.phases.whole ?? 0) >= 190_000)
    }

    @Test func whatIsExpectedOnAPortIsListenedFor() async throws {
        let network = try ProbeNetwork()
        try await withPeer(.greets("220 mail.cedar.example ESMTP\r\n")) { peer in
            let heard = try await network.connect(
                to: "127.0.0.1", port: peer.port, expecting: Array("ESMTP".utf8), patience: patience
            ).result.get()
            #expect(heard.starts(with: "220 ".utf8))
            let other = try await network.connect(
                to: "127.0.0.1", port: peer.port, expecting: Array("LMTP".utf8), patience: short
            ).result.get()
            #expect(other.starts(with: "220 ".utf8))
        }
        await network.shutDown()
    }

    @Test func aLookThatIsBrokenOffEndsAtOnce() async throws {
        let network = try ProbeNetwork()
        try await withPeer(.silent) { peer in
            let look = Task {
                await network.connect(
                    to: "127.0.0.1", port: peer.port, expecting: [1],
                    patience: ProbePatience(whole: 60_000, quiet: 60_000))
            }
            while peer.visits == 0 { await Task.yield() }
            look.cancel()
            #expect(fault(await look.value) == "The desk stopped while it asked")
        }
        await network.shutDown()
    }
}
