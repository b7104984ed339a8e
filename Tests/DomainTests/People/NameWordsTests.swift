import RoundsDomain
import Testing

@Suite struct NameWordsTests {
    private let maria = Person(
        id: Person.ID(1), name: "María O’Neil-Lopez", signInName: "mlopez", email: "", phone: "", role: .requester)

    @Test(arguments: ["lopez", "Lop", "neil", "maría lo", "Lopez, María", "O’N", "mlop", "MARÍA O’NEIL-LOPEZ"])
    func anyWordOfANameBegunIsEnough(typed: String) { #expect(maria.isCalled(typed)) }

    @Test(arguments: ["", " ", "opez", "lopez whitaker", "-", "lopezz"])
    func whatNoWordBeginsWithIsNobody(typed: String) { #expect(!maria.isCalled(typed)) }

    @Test func aNameIsKeptFromEachOfItsWordsOn() {
        let parts: Set = ["ana-maria de la cruz", "maria de la cruz", "de la cruz", "la cruz", "cruz"]
        #expect("ana-maria de la cruz".nameParts == parts)
        #expect("".nameParts.isEmpty)
    }
}
