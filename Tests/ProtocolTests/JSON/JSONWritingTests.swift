import Foundation
import RoundsProtocols
import Testing

@Suite struct JSONWritingTests {
    @Test func valuesAreWrittenWithoutSpace() {
        let number: Int64 = 1042
        let json: JSON = [
            "number": .integer(number), "title": "R-\(number)", "due": nil, "urgent": true, "parts": [1, 2.5, []],
        ]
        #expect(json.written() == #"{"number":1042,"title":"R-1042","due":null,"urgent":true,"parts":[1,2.5,[]]}"#)
    }

    @Test func onlyWhatMustBeEscapedIs() {
        let json = JSON.string("a\"b\\c/\n\r\t\u{8}\u{C}\u{1F}é😀\u{7F}")
        #expect(json.written() == "\"a\\\"b\\\\c/\\n\\r\\t\\b\\f\\u001Fé😀\u{7F}\"")
    }

    @Test func sortedKeysGiveTheSameBytesForTheSameMembers() {
        let one: JSON = ["b": 1, "a": ["d": 1, "c": 2], "é": 0, "B": 0]
        let two: JSON = ["é": 0, "a": ["c": 2, "d": 1], "B": 0, "b": 1]
        #expect(one.written(sortedKeys: true) == #"{"B":0,"a":{"c":2,"d":1},"b":1,"é":0}"#)
        #expect(one.bytes(sortedKeys: true) == two.bytes(sortedKeys: true))
    }

    @Test func aNumberThatIsNoneIsNull() {
        #expect(JSON([JSON.number(.nan), .number(.infinity), .number(-.infinity)]).written() == "[null,null,null]")
    }

    @Test func valuesOfTheProgramBecomeJSON() {
        let nobody: String? = nil
        #expect(JSON(["ED", "4W"]).written() == #"["ED","4W"]"#)
        #expect(JSON(nobody) == .null)
        #expect(JSON(Int64(7)) == 7)
    }

    @Test func membersCanBeSetAndTakenAway() {
        var object: JSON.Object = ["a": 1, "b": 2]
        object["a"] = 3
        object["b"] = nil
        object["c"] = 4
        #expect(JSON.object(object).written() == #"{"a":3,"c":4}"#)
    }

    @Test func whatIsWrittenIsReadBack() throws {
        var random = Seeded("JSON")
        for _ in 0..<2_000 {
            let json = random.json(depth: 4)
            let bytes = json.bytes()
            #expect(try JSON(bytes) == json, "SEED=\(random.seed)")
            #expect(throws: Never.self) { try JSONGuard.check(bytes) }
        }
    }

    @Test func anotherReaderReadsTheSame() throws {
        var random = Seeded("JSON against Foundation")
        for _ in 0..<500 {
            let json = random.json(depth: 3, plainKeys: true)
            let theirs = try JSONSerialization.jsonObject(with: Data(json.bytes()), options: .fragmentsAllowed)
            #expect(json.means(theirs), "SEED=\(random.seed)")
        }
    }
}

extension JSON {
    /// What Foundation read is the same value.
    fileprivate func means(_ other: Any) -> Bool {
        switch self {
        case .null: other is NSNull
        case .bool(let bool): other as? Bool == bool
        case .integer(let integer): (other as? NSNumber)?.int64Value == integer
        case .number(let number):
            // Foundation misses the nearest double for some numbers of 17 digits, by one place (-1098128103862358.1) or by
            // two (-29487211213626.406).
            (other as? NSNumber).map { abs($0.doubleValue - number) <= 4 * number.ulp } ?? false
        case .string(let text): other as? String == text
        case .array(let elements):
            (other as? [Any]).map { $0.count == elements.count && zip(elements, $0).allSatisfy { $0.means($1) } }
                ?? false
        case .object(let object):
            (other as? [String: Any]).map { theirs in
                theirs.count == object.members.count
                    && object.members.allSatisfy { member in theirs[member.key].map(member.value.means) ?? false }
            } ?? false
        }
    }
}

extension Seeded {
    /// With plain keys none is canonically equivalent to another, which Foundation would take for the same.
    mutating func json(depth: Int, plainKeys: Bool = false) -> JSON {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &self) {
        case 0: return .null
        case 1: return .bool(.random(using: &self))
        case 2: return .integer(Int64(bitPattern: next()))
        case 3: return .number(Double(Int64(bitPattern: next())) / 1024 + 0.5)
        case 4, 5: return .string(text(upTo: 30))
        case 6:
            return .array(
                (0..<Int.random(in: 0...5, using: &self)).map { _ in json(depth: depth - 1, plainKeys: plainKeys) })
        default:
            var object = JSON.Object()
            for place in 0..<Int.random(in: 0...20, using: &self) {
                object[plainKeys ? "\"k\n漢\(place)" : text(upTo: 6)] = json(depth: depth - 1, plainKeys: plainKeys)
            }
            return .object(object)
        }
    }
}
