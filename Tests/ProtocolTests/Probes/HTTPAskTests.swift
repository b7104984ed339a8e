import RoundsTestKit
import Testing

@testable import RoundsProtocols

@Suite struct HTTPAskTests {
    @Test func whatIsSentWithAQuestionArrivesWithItsLength() async throws {
        let network = try ProbeNetwork()
        let told = try await withPeer(.answers("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n")) { peer in
            await network.http(
                HTTPAsk(
                    method: "POST", isSecure: false, host: "127.0.0.1", port: peer.port, target: "/ping/k/nightly",
                    authority: "127.0.0.1", verifies: false, fields: ["Content-Type": "text/plain"],
                    content: Array("ok".utf8)), patience: ProbePatience(whole: 30_000, quiet: 30_000))
        }
        await network.shutDown()
        #expect(try told.result.get().status == 201)
    }

    @Test func aPostWithoutContentSaysSo() {
        let ask = HTTPAsk(
            method: "POST", isSecure: false, host: "h", port: 80, target: "/", authority: "h", verifies: false)
        #expect(String(decoding: ask.bytes, as: UTF8.self).contains("\r\nContent-Length: 0\r\n"))
        let question = HTTPAsk(
            method: "GET", isSecure: false, host: "h", port: 80, target: "/", authority: "h", verifies: false)
        #expect(!String(decoding: question.bytes, as: UTF8.self).contains("Content-Length"))
    }
}
