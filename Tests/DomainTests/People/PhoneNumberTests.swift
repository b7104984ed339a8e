import RoundsDomain
import Testing

@Suite struct PhoneNumberTests {
    @Test(arguments: [
        "4417", "555-0143", "(312) 555-0143", "+1 312 555-0143", "312/555.0143", "555-0143 x7", "555-0143 Ext. 7",
        "5 X 7",
    ])
    func whatPeopleTypeIsTaken(typed: String) {
        #expect(PhoneNumber.isOne(typed))
    }

    @Test(arguments: [
        "", "-", "x7", "555 x", "call Maria", "4417 room 12", "4417;ext=7", "4417x7x8", "5\u{301}5", "٤٤١٧",
        "4417\n4418",
        "<b>4417</b>", "extra 4417",
    ])
    func whatIsNoNumberIsNot(typed: String) {
        #expect(!PhoneNumber.isOne(typed))
        #expect(PhoneNumber.link(typed) == nil)
    }

    @Test func aNumberIsCalledByItsDigits() {
        #expect(PhoneNumber.link("4417") == "tel:4417")
        #expect(PhoneNumber.link("(+1) 312 555-0143 ext. 7") == "tel:+13125550143;ext=7")
    }

    @Test func itIsKeptBackToFrontToBeFoundByItsEnd() {
        #expect(PhoneNumber.key(of: "+1 312 555-0143") == "34105552131")
        #expect(PhoneNumber.key(of: "") == "")
    }

    @Test func aPersonsNumberIsTrimmedAndNoLongerThanFortyCharacters() throws {
        func phone(_ typed: String) throws -> String {
            try PersonDraft(name: "Maria Lopez", signInName: "maria", email: "", phone: typed, role: .requester).phone
        }
        #expect(try phone(" 4417 ") == "4417")
        #expect(try phone("") == "")
        #expect(try phone(String(repeating: "5", count: 40)).count == 40)
        for wrong in [String(repeating: "5", count: 41), "ask Maria"] {
            #expect(throws: Complaints.self) { try phone(wrong) }
        }
    }
}
