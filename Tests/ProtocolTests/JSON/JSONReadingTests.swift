import RoundsProtocols
import Testing

private enum Kind: String, CaseIterable {
    case incident, request
}

private func reading(_ text: String) throws -> JSON.Reading {
    JSON.Reading(try JSON(parsing: text))
}

@Suite struct JSONReadingTests {
    @Test func aGoodBodyIsReadWithoutComplaint() throws {
        let body = try reading(
            #"{"title":"Labels\r\nfail","kind":"incident","people":4,"note":null,"tags":["ed"],"by":{"name":"Maria Lopez"}}"#
        )
        #expect(body["title"].text(1...200) == "Labels\nfail")
        #expect(body["kind"].choice(Kind.self) == .incident)
        #expect(body["people"].integer(1...100) == 4)
        #expect(body["note"].isNull)
        #expect(body["note"].optionalText() == nil)
        #expect(body["tags"].list(0...20) { $0.text(1...40) } == ["ed"])
        #expect(body["by"]["name"].text() == "Maria Lopez")
        #expect(throws: Never.self) { try body.finish() }
    }

    @Test func aChangeThatNamesNothingIsNone() throws {
        let body = JSON.Reading(try JSON(Array("{}".utf8)), atLeast: 1)
        #expect(body.complaints.map(\.description) == ["/: must have at least one member"])
    }

    @Test func aWholeNumberMayBeWrittenWithAPoint() throws {
        let body = try reading(#"{"days":197.0,"hours":1e2,"people":1.5}"#)
        #expect(body["days"].integer(1...366) == 197)
        #expect(body["hours"].integer(1...366) == 100)
        _ = body["people"].integer(1...366)
        #expect(throws: (any Error).self) { try body.finish() }
    }

    @Test func everythingWrongIsSaidAtOnceAndWhere() throws {
        let body = try reading(
            #"{"title":7,"kind":"wish","people":0,"tags":["ok",1],"by":[],"urgent":"yes","a/b~c":1,"bell":"\u0007"}"#)
        _ = body["title"].text()
        _ = body["kind"].choice(Kind.self)
        _ = body["people"].integer(1...100)
        _ = body["tags"].list { $0.text() }
        _ = body["by"]["name"].text()
        _ = body["urgent"].bool()
        _ = body["place"].text()
        _ = body["bell"].text()
        let thrown = #expect(throws: JSON.Complaints.self) { try body.finish() }
        #expect(
            thrown?.complaints.map(\.description) == [
                "/title: must be text", "/kind: must be one of: incident, request", "/people: must be 1 to 100",
                "/tags/1: must be text", "/by: must be an object", "/by/name: is missing",
                "/urgent: must be true or false",
                "/place: is missing", "/bell: must not hold control characters",
                "/a~1b~0c: is not a field that is known here",
            ])
    }

    @Test func aBodyThatIsNoObjectIsRefused() throws {
        let body = try reading("[1]")
        #expect(body["title"].text() == "")
        let thrown = #expect(throws: JSON.Complaints.self) { try body.finish() }
        #expect(thrown?.complaints.first?.description == "/: must be an object")
    }

    @Test func lengthIsCountedInCharactersNotBytes() throws {
        #expect(try reading(#"{"a":"漢漢漢"}"#)["a"].text(1...3) == "漢漢漢")
        let body = try reading(#"{"a":"four"}"#)
        _ = body["a"].text(1...3)
        #expect(body.complaints.first?.words == "must be 1 to 3 characters long")
    }

    @Test func complaintsStopAtFifty() throws {
        let body = try reading("{" + (0..<200).map { "\"k\($0)\":1" }.joined(separator: ",") + "}")
        _ = body["title"].text()
        let thrown = #expect(throws: JSON.Complaints.self) { try body.finish() }
        #expect(thrown?.complaints.count == 50)
    }
}
