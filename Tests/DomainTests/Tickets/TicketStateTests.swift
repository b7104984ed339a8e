import RoundsDomain
import Testing

@Suite struct TicketStateTests {
    let maria = Person.ID(1)
    let priya = Person.ID(2)
    let lee = Person.ID(3)
    let now = Moment(milliseconds: 1_000)

    var labels: Ticket {
        Ticket(
            id: Ticket.ID(1042), kind: .incident, channel: .portal, requester: maria, reportedAt: now,
            careAffected: true,
            fields: .init(title: "Labels fail in ED", priority: .p2))
    }

    @Test func takingANewTicketPutsItInProgress() throws {
        let taken = try labels.taken(by: priya)
        #expect(taken.state == .inProgress)
        #expect(taken.fields.assignee == priya)
    }

    @Test func aColleagueMayTakeItOverButNobodyTakesTwice() throws {
        let taken = try labels.taken(by: priya)
        #expect(try taken.taken(by: lee).fields.assignee == lee)
        #expect(throws: Refusal("R-1042 is already yours.")) { try taken.taken(by: priya) }
    }

    @Test func aResolvedTicketMustBeReopenedBeforeAnythingElse() throws {
        let resolved = try labels.taken(by: priya).resolved(fix: "New ribbon.", cause: "", at: now)
        #expect(throws: Refusal.self) { try resolved.taken(by: lee) }
        #expect(throws: Refusal.self) { try resolved.resolved(fix: "Again.", cause: "", at: now) }
        #expect(try resolved.reopened().state == .inProgress)
    }

    @Test func whoBeginsWithWhatNobodyHasGetsItAndAProgramDoesNot() throws {
        func person(_ id: Person.ID, _ role: Role) -> Person {
            Person(id: id, name: "Priya Raman", signInName: "priya", email: "", role: role)
        }
        let begun = labels.begun(by: person(priya, .specialist))
        #expect(begun.fields.assignee == priya && begun.state == .inProgress)
        #expect(begun.begun(by: person(lee, .specialist)) == begun)
        #expect(labels.begun(by: person(lee, .program)) == labels)
        let resolved = try begun.resolved(fix: "New ribbon.", cause: "", at: now)
        #expect(try resolved.reopened().fields.assignee == priya && resolved.begun(by: person(lee, .lead)) == resolved)
    }

    @Test func reopeningATicketNobodyHadMakesItNew() throws {
        let reopened = try labels.resolved(fix: "Plugged in.", cause: "", at: now).reopened()
        #expect(reopened.state == .new)
        #expect(reopened.resolvedAt == nil)
        #expect(throws: Refusal.self) { try reopened.reopened() }
    }

    @Test func givingANewTicketToSomebodyStartsIt() {
        var fields = labels.fields
        fields.assignee = lee
        #expect(labels.changed(to: fields).state == .inProgress)
    }

    @Test(arguments: [("R-1042", 1042), ("r1042", 1042), ("1042", 1042)])
    func aTicketsNumberIsReadAsPeopleWriteIt(text: String, number: Int64) {
        #expect(Ticket.ID(code: text)?.number == number)
    }

    @Test(arguments: ["", "R-", "R-0", "-5", "R--5", "R-10x", "99999999999999999999"])
    func whatIsNoTicketNumberIsNone(text: String) {
        #expect(Ticket.ID(code: text) == nil)
    }
}
