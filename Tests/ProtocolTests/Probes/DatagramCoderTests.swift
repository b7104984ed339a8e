import Testing

@testable import RoundsProtocols

@Suite struct DatagramCoderTests {
    @Test func aQuestionAndItsAnswerKeepToTheStandard() throws {
        let question = try #require(DNSMessage.question("ehr.cedar.example", .a, number: 0x1234))
        #expect(question.prefix(12) == [0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0])
        #expect(Array(question[12...]) == Array("\u{3}ehr\u{5}cedar\u{7}example\0\0\u{1}\0\u{1}".utf8))
        // EHR is an alias of www, whose name is told by a pointer, with two addresses.
        let www: [UInt8] = [3] + Array("www".utf8) + [0xC0, 16]
        let bytes =
            Array(DNSSamples.head(of: question, answers: 3)) + DNSSamples.record([0xC0, 12], 5, www)
            + DNSSamples.record(www, 1, [10, 2, 0, 9]) + DNSSamples.record(www, 1, [10, 2, 0, 10])
        let message = try DNSMessage(bytes)
        #expect(message.number == 0x1234 && message.outcome == .found)
        #expect(message.answers(to: "EHR.cedar.example.", .a).map(\.text) == ["10.2.0.9", "10.2.0.10"])
        #expect(message.answers(to: "ehr.cedar.example", .aaaa).isEmpty)
    }

    @Test(arguments: [
        (DNSMessage.RecordType.mx, [0, 10, 0xC0, 12], "10 a.example"),
        (.srv, [0, 1, 0, 2, 1, 133, 0xC0, 12], "1 2 389 a.example"), (.txt, [2, 104, 105, 1, 33], "hi!"),
        (.aaaa, [0x20, 1, 13, 184, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], "2001:db8::1"),
        (.ptr, [0xC0, 12], "a.example"),
    ])
    func recordsAreReadAsPeopleWriteThem(_ sample: (type: DNSMessage.RecordType, data: [UInt8], text: String)) throws {
        let question = try #require(DNSMessage.question("a.example", sample.type, number: 1))
        let bytes =
            DNSSamples.head(of: question, answers: 1)
            + DNSSamples.record([0xC0, 12], sample.type.rawValue, sample.data)
        #expect(try DNSMessage(bytes).answers(to: "a.example", sample.type).map(\.text) == [sample.text])
    }

    @Test func aNameThatPointsToItselfIsRefused() throws {
        let question = try #require(DNSMessage.question("a.example", .a, number: 1))
        let bytes = DNSSamples.head(of: question, answers: 1) + DNSSamples.record([0xC0, 27], 1, [1, 2, 3, 4])
        #expect(throws: DNSMessage.Fault.notDNS) { try DNSMessage(bytes) }
    }

    @Test func addressesAreShortenedAsTheStandardSays() {
        func shown(_ groups: [UInt16]) -> String { groups.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }.asIPv6 }
        #expect(shown([0, 0, 0, 0, 0, 0, 0, 0]) == "::")
        #expect(shown([0, 0, 0, 0, 0, 0, 0, 1]) == "::1")
        #expect(shown([0x2001, 0xdb8, 0, 1, 1, 1, 1, 1]) == "2001:db8:0:1:1:1:1:1")
        #expect(shown([0x2001, 0, 0, 1, 0, 0, 0, 1]) == "2001:0:0:1::1")
        #expect(shown([0xfe80, 0, 0, 0, 0, 0, 0, 0]) == "fe80::")
    }

    @Test func theClocksDistanceIsFoundAcrossTheEraOf2036() throws {
        for sent in [Int64(1_795_000_000_000_000), 2_100_000_000_000_000] {
            let bytes = NTPSamples.answer(nonce: 7, at: sent + 250_000 + 1_000)
            let message = try NTPMessage(bytes)
            #expect(message.originate == 7)
            let offset = try message.offset(sent: sent, received: sent + 2_000)
            #expect(abs(offset - 250_000) <= 1)
        }
    }

    @Test func aTimeServerThatIsNotSetOrDoesNotWantIsNotBelieved() throws {
        var bytes = NTPSamples.answer(nonce: 7, at: 1_795_000_000_000_000)
        bytes[1] = 16
        #expect(throws: NTPMessage.Fault.notSynchronised) { try NTPMessage(bytes).offset(sent: 0, received: 0) }
        bytes[1] = 0
        bytes.replaceSubrange(12..<16, with: "RATE".utf8)
        #expect(throws: NTPMessage.Fault.refused("RATE")) { try NTPMessage(bytes).offset(sent: 0, received: 0) }
        #expect(throws: NTPMessage.Fault.notNTP) { try NTPMessage(bytes.dropLast()) }
        #expect(throws: NTPMessage.Fault.notNTP) { try NTPMessage(NTPMessage.question(7)) }
    }

    @Test func anEchoCarriesItsSum() {
        let bytes = EchoMessage.request(sequence: 0x0102, payload: [1, 2, 3], isV6: false)
        #expect(bytes.internetChecksum == 0 && bytes[0] == 8)
        #expect(EchoMessage(bytes, isV6: false)?.isReply == false)
        #expect(EchoMessage([0] + bytes.dropFirst(), isV6: false)?.sequence == 0x0102)
        #expect(EchoMessage([3, 1, 0, 0, 0, 0, 0, 0], isV6: false) == nil && EchoMessage([], isV6: true) == nil)
    }

    @Test func theMachinesOwnFilesAreReadAsItsResolverDoes() {
        let setting = ResolverSetting(
            file: "# c\nnameserver 10.0.0.53\nsearch cedar.example ward.example\noptions ndots:2 timeout:1 attempts:9\n"
        )
        #expect(setting.servers == ["10.0.0.53"] && setting.timeout == 1 && setting.attempts == 5)
        #expect(setting.candidates(for: "ehr.x") == ["ehr.x.cedar.example", "ehr.x.ward.example", "ehr.x"])
        #expect(setting.candidates(for: "ehr.") == ["ehr"])
        let hosts = HostsFile(file: "127.0.1.1 desk Desk.cedar.example # own\n::1 ip6-localhost\n")
        #expect(hosts["DESK"] == ["127.0.1.1"] && hosts["localhost"] == ["127.0.0.1"] && hosts["other"].isEmpty)
    }
}

enum DNSSamples {
    /// A question made into the head of an answer.
    static func head(of question: [UInt8], answers: UInt8, flags: [UInt8] = [0x81, 0x80]) -> [UInt8] {
        Array(question[..<2]) + flags + [0, 1, 0, answers] + Array(question[8...])
    }

    static func record(_ name: [UInt8], _ type: UInt16, _ data: [UInt8]) -> [UInt8] {
        let name = name.first == 0xC0 || name.suffix(2).first == 0xC0 ? name : name + [0]
        return name + [0, UInt8(type), 0, 1, 0, 0, 0, 60, 0, UInt8(data.count)] + data
    }
}

enum NTPSamples {
    /// An answer whose clock shows this many microseconds since 1970.
    static func answer(nonce: UInt64, at time: Int64) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 48)
        (bytes[0], bytes[1]) = (0b00_100_100, 2)
        let seconds = UInt64(time / 1_000_000 + 2_208_988_800) & 0xFFFF_FFFF
        let stamp = seconds << 32 | (UInt64(time % 1_000_000) << 32 / 1_000_000)
        for (place, number) in [(24, nonce), (32, stamp), (40, stamp)] {
            for byte in 0..<8 { bytes[place + byte] = UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64(byte))) }
        }
        return bytes
    }
}
