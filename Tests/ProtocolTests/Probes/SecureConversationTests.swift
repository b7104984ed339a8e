import Foundation
import RoundsProtocols
import RoundsTestKit
import Testing

@Suite(.serialized) struct SecureConversationTests {
    let patience = ProbePatience(whole: 60_000, quiet: 30_000)
    let hosts = HostsFile(file: "127.0.0.1 ehr.cedar.example")

    /// Looks at a server's certificate, trusting the authority that signed it or nobody.
    func look(
        _ certificate: TestCertificate, trusted: Bool = true, host: String = "127.0.0.1", name: String? = nil
    ) async throws -> Told<PeerCertificate> {
        let roots = FileManager.default.temporaryDirectory.appendingPathComponent("probe-\(UUID()).pem").path
        try Data(TestCertificate.authority.utf8).write(to: URL(fileURLWithPath: roots))
        defer { try? FileManager.default.removeItem(atPath: roots) }
        let network = try ProbeNetwork(hosts: hosts, roots: trusted ? roots : nil)
        let told = try await withPeer(.answers("HTTP/1.1 204 Fine\r\n\r\n"), certificate: certificate) { peer in
            await network.secure(to: host, port: peer.port, name: name, patience: patience)
        }
        await network.shutDown()
        return told
    }

    @Test(arguments: ["127.0.0.1", "ehr.cedar.example"])
    func aCertificateThatHoldsIsTrusted(_ host: String) async throws {
        let told = try await look(.good, host: host)
        let shown = try told.result.get()
        #expect(shown.trust == .trusted && shown.names == ["ehr.cedar.example", "127.0.0.1"])
        #expect(shown.until == 4_729_363_200 && shown.from == 1_767_225_600)
        #expect(told.phases.secure != nil)
    }

    @Test func aCertificateNobodyKnowsIsShownAllTheSame() async throws {
        let told = try await look(.good, trusted: false)
        #expect(told.certificate?.trust == .notTrusted && told.certificate?.until == 4_729_363_200)
        #expect(throws: ProbeFault.self) { try told.result.get() }
    }

    @Test func anEndedCertificateIsShownWithItsEnd() async throws {
        let told = try await look(.ended)
        #expect(told.certificate?.trust == .notTrusted && told.certificate?.until == 1_731_542_400)
    }

    @Test func aCertificateForAnotherNameIsToldApart() async throws {
        let told = try await look(.other, host: "ehr.cedar.example")
        #expect(told.certificate?.trust == .wrongName && told.certificate?.names == ["pacs.cedar.example"])
        #expect(try await look(.other, name: "pacs.cedar.example").result.get().trust == .trusted)
    }

    @Test func aPortWithoutTLSSaysSo() async throws {
        let network = try ProbeNetwork()
        try await withPeer(.answers("HTTP/1.1 400 Bad\r\n\r\n")) { peer in
            let told = await network.secure(to: "127.0.0.1", port: peer.port, patience: patience)
            #expect(told.result == .failure(.notSecure("the other side does not speak TLS")))
        }
        await network.shutDown()
    }
}
