import Crypto
import RoundsDomain
import Testing

@Suite struct ChainTests {
    let log = ChainTests.made(of: 20)

    static func made(of count: Int64) -> [Event] {
        var events: [Event] = []
        for number in 1...count {
            let subject = Happening.Subject.ticket(.init(number % 3 + 1))
            let at = Moment(milliseconds: number * 1_000)
            let hash = Chain.hash(
                after: events.last?.hash ?? Chain.start, number: number, at: at, by: .desk, kind: "ticket.noted",
                subject: subject, facts: "{}")
            events.append(
                Event(
                    number: number, at: at, by: .desk, kind: "ticket.noted", subject: subject, facts: "{}", hash: hash))
        }
        return events
    }

    @Test func anUntouchedLogHasNoFault() {
        #expect(Chain.fault(in: log, after: (0, Chain.start)) == nil)
        #expect(Chain.fault(in: log[5...], after: (5, log[4].hash)) == nil)
    }

    @Test func aMissingRecordIsNamed() {
        var cut = log
        cut.remove(at: 6)
        #expect(Chain.fault(in: cut, after: (0, Chain.start)) == .missing(7))
    }

    @Test(arguments: 0..<5) func aChangedFieldIsNamedWhereverItIs(field: Int) {
        var forged = log
        let old = log[9]
        forged[9] = Event(
            number: old.number, at: field == 0 ? Moment(milliseconds: 1) : old.at, by: field == 1 ? .stranger : old.by,
            kind: field == 2 ? "ticket.taken" : old.kind,
            subject: field == 3 ? .ticket(.init(99)) : old.subject, facts: field == 4 ? "{\"a\":1}" : old.facts,
            hash: old.hash)
        #expect(Chain.fault(in: forged, after: (0, Chain.start)) == .broken(10))
    }

    @Test func aRecordResealedByAForgerBreaksTheNextOne() {
        var forged = log
        let old = log[9]
        let hash = Chain.hash(
            after: log[8].hash, number: 10, at: old.at, by: .stranger, kind: old.kind, subject: old.subject, facts: "{}"
        )
        forged[9] = Event(
            number: 10, at: old.at, by: .stranger, kind: old.kind, subject: old.subject, facts: "{}", hash: hash)
        #expect(Chain.fault(in: forged, after: (0, Chain.start)) == .broken(11))
    }

    @Test func aCheckpointIsGoodForItsOwnWordsOnly() throws {
        let key = Curve25519.Signing.PrivateKey()
        let good = try Checkpoint.signed(event: 20, hash: log[19].hash, at: .init(milliseconds: 5), with: key)
        let moved = Checkpoint(event: 19, hash: good.hash, at: good.at, signature: good.signature)
        #expect(good.isSigned(by: key.publicKey))
        #expect(!moved.isSigned(by: key.publicKey))
        #expect(!good.isSigned(by: Curve25519.Signing.PrivateKey().publicKey))
    }

    @Test func factsAreWrittenTheSameWayWhateverTheirOrder() {
        let facts: [String: Happening.Fact] = [
            "b": .text("a \"quote\"\n\u{1}"), "a": .number(-3), "c": .flag(true), "ä": .nothing,
        ]
        #expect(facts.canonicalJSON == #"{"a":-3,"b":"a \"quote\"\n\u0001","c":true,"ä":null}"#)
    }
}
