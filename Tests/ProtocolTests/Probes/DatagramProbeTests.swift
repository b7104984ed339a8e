import Foundation
import RoundsTestKit
import Synchronization
import Testing

@testable import RoundsProtocols

@Suite(.serialized) struct DatagramProbeTests {
    let patience = ProbePatience(whole: 60_000, quiet: 30_000)

    /// A name server that knows ehr.cedar.example.
    static func answer(_ question: [UInt8]) -> [UInt8]? {
        guard question.count > 17 else { return nil }
        let name = question[13..<16]
        guard name.elementsEqual("ehr".utf8) else {
            return DNSSamples.head(of: question, answers: 0, flags: [0x81, 0x83])
        }
        guard question[question.count - 3] == 1 else { return DNSSamples.head(of: question, answers: 0) }
        return DNSSamples.head(of: question, answers: 1) + DNSSamples.record([0xC0, 12], 1, [127, 0, 0, 1])
    }

    func sentence<Answer>(_ told: Told<Answer>) -> String? {
        guard case .failure(let fault) = told.result else { return nil }
        return fault.sentence
    }

    @Test func aNameIsLookedUpAtTheServerNamed() async throws {
        let server = try await DatagramPeer.start(Self.answer)
        let network = try ProbeNetwork(resolver: ResolverSetting(servers: ["127.0.0.1#1"]))
        let asked = "127.0.0.1#\(server.port)"
        let found = try await network.lookUp("ehr.cedar.example", .a, server: asked, patience: patience).result.get()
        #expect(found.answers == ["127.0.0.1"] && found.server == "127.0.0.1:\(server.port)")
        let none = try await network.lookUp("ehr.cedar.example", .mx, server: asked, patience: patience).result.get()
        #expect(none.answers.isEmpty)
        let missing = await network.lookUp("pac.cedar.example", .a, server: asked, patience: patience)
        #expect(sentence(missing) == "The name pac.cedar.example was not found (asked 127.0.0.1:\(server.port))")
        await network.shutDown()
        await server.stop()
    }

    @Test func aHostIsFoundByTheMachinesNameServers() async throws {
        let server = try await DatagramPeer.start(Self.answer)
        let dead = "127.0.0.1#1"
        let network = try ProbeNetwork(
            resolver: ResolverSetting(servers: [dead, "127.0.0.1#\(server.port)"], search: ["cedar.example"]),
            hosts: HostsFile(file: ""))
        try await withPeer(.greets("hello")) { peer in
            let told = await network.connect(to: "ehr", port: peer.port, patience: patience)
            #expect(sentence(told) == nil && told.phases.lookUp != nil)
            let missing = await network.connect(to: "pac.example", port: peer.port, patience: patience)
            #expect(sentence(missing) == "The name pac.example was not found (asked 127.0.0.1:\(server.port))")
        }
        await network.shutDown()
        await server.stop()
    }

    @Test func nameServersThatKeepSilentAreNamed() async throws {
        let server = try await DatagramPeer.start { _ in nil }
        let network = try ProbeNetwork(
            resolver: ResolverSetting(servers: ["127.0.0.1#\(server.port)"]), hosts: HostsFile(file: ""))
        let told = await network.connect(
            to: "ehr.example", port: 1, patience: ProbePatience(whole: 200, quiet: 200))
        #expect(sentence(told) == "No name server told where ehr.example is (asked 127.0.0.1:\(server.port))")
        await network.shutDown()
        await server.stop()
    }

    @Test func aNameServerThatIsNotThereIsToldFromOneThatRefuses() async throws {
        let refusing = try await DatagramPeer.start { DNSSamples.head(of: $0, answers: 0, flags: [0x81, 0x85]) }
        let gone = try await DatagramPeer.start { _ in nil }
        await gone.stop()
        let network = try ProbeNetwork()
        func said(by port: Int) async -> String? {
            let asked = "127.0.0.1#\(port)"
            return sentence(await network.lookUp("ehr.cedar.example", .a, server: asked, patience: patience))
        }
        #expect(
            await said(by: refusing.port)
                == "The name server refused to look up ehr.cedar.example (asked 127.0.0.1:\(refusing.port))")
        #expect(
            await said(by: gone.port)
                == "No name server runs where ehr.cedar.example was asked for (127.0.0.1:\(gone.port))")
        await network.shutDown()
        await refusing.stop()
    }

    @Test func anAnswerToAnotherQuestionIsNotBelieved() async throws {
        let server = try await DatagramPeer.start { question in
            var forged = question
            forged[0] ^= 0xFF
            return Self.answer(forged)
        }
        let network = try ProbeNetwork()
        let told = await network.lookUp(
            "ehr.cedar.example", .a, server: "127.0.0.1#\(server.port)",
            patience: ProbePatience(whole: 200, quiet: 200))
        #expect(sentence(told)?.hasPrefix("No name server told where") == true)
        await network.shutDown()
        await server.stop()
    }

    @Test func aTimeServersClockIsComparedWithOurs() async throws {
        let server = try await DatagramPeer.start { question in
            let nonce = question[40..<48].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return NTPSamples.answer(nonce: nonce, at: Int64((Date().timeIntervalSince1970 + 90) * 1e6))
        }
        let network = try ProbeNetwork()
        let offset = try await network.time(of: "127.0.0.1", port: server.port, patience: patience).result.get()
        #expect(abs(offset - 90_000_000) < 5_000_000)
        await network.shutDown()
        await server.stop()
    }

    @Test func aTimeServerThatKeepsSilentTookNoConnection() async throws {
        let server = try await DatagramPeer.start { _ in nil }
        let network = try ProbeNetwork()
        let silent = await network.time(
            of: "127.0.0.1", port: server.port, patience: ProbePatience(whole: 200, quiet: 200))
        #expect(sentence(silent) == "Nothing answered on port \(server.port) within 0.2 s")
        await server.stop()
        let gone = await network.time(of: "127.0.0.1", port: server.port, patience: patience)
        #expect(sentence(gone) == "Nothing listens on port \(server.port)")
        await network.shutDown()
    }

    /// Where the kernel does not allow it, the desk says that it does not know, and how it could.
    @Test func anEchoComesBackOrTheKernelDoesNotAllowIt() async throws {
        let network = try ProbeNetwork()
        let told = await network.echo("127.0.0.1", count: 2, patience: patience)
        switch told.result {
        case .success(let trips): #expect(trips.count == 2 && trips.allSatisfy { $0 >= 0 && $0 < 1_000 })
        case .failure(let fault):
            #expect(fault.isOurs && fault.sentence.contains("net.ipv4.ping_group_range"))
        }
        await network.shutDown()
    }
}
