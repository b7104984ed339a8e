import RoundsDomain
import Testing

@testable import rounds

@Suite struct TicketArgumentTests {
    @Test(arguments: [("P1", Priority.p1), ("p4", .p4)])
    func aPriorityIsReadAsItIsSaid(said: String, priority: Priority) {
        #expect(PriorityArgument(argument: said)?.priority == priority)
    }

    @Test(arguments: ["P5", "1", "", "urgent"]) func whatIsNoPriorityIsNotRead(said: String) {
        #expect(PriorityArgument(argument: said)?.priority == nil)
    }

    @Test func shellsCompleteThePriorities() {
        #expect(PriorityArgument.allValueStrings == ["P1", "P2", "P3", "P4"])
    }
}
