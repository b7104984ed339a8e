import RoundsDomain
import Testing

@Suite struct TicketPolicyTests {
    let maria = Person(id: .init(1), name: "Maria Lopez", signInName: "maria", email: "", role: .requester)
    let omar = Person(id: .init(2), name: "Omar Haddad", signInName: "omar", email: "", role: .requester)

    var marias: Ticket {
        Ticket(
            id: .init(7), kind: .incident, channel: .portal, requester: maria.id, reportedAt: .init(milliseconds: 0),
            careAffected: false, fields: .init(title: "Badge", priority: .p3))
    }

    @Test func aRequesterSeesTheirOwnTicketsAndNobodyElses() {
        #expect(
            marias.allows(.read, by: maria) && marias.allows(.answer, by: maria) && marias.allows(.reopen, by: maria))
        for action in Ticket.Action.allCases { #expect(!marias.allows(action, by: omar)) }
    }

    @Test func aRequesterNeverSeesNotesNorWorksTickets() {
        #expect(!marias.allows(.readNotes, by: maria) && !marias.allows(.work, by: maria))
        #expect(!marias.allows(.readSubjects, by: maria))
    }

    @Test(arguments: Role.allCases)
    func whoWorksTicketsReadsThem(role: Role) {
        let person = Person(id: .init(9), name: "X", signInName: "x", email: "", role: role)
        #expect(!marias.allows(.work, by: person) || marias.allows(.readNotes, by: person))
    }

    @Test func theAuditorReadsEverythingAndChangesNothing() {
        let ruth = Person(id: .init(3), name: "Ruth Adler", signInName: "ruth", email: "", role: .auditor)
        #expect(marias.allows(.readNotes, by: ruth))
        #expect(
            !marias.allows(.work, by: ruth) && !marias.allows(.reopen, by: ruth) && !marias.allows(.answer, by: ruth))
    }
}
