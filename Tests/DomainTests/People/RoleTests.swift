import RoundsDomain
import Testing

@Suite struct RoleTests {
    @Test func onlyTheAdministratorManagesPeople() {
        #expect(Role.allCases.filter { $0.may(.managePeople) } == [.administrator])
    }

    @Test func theAuditorChangesNothing() {
        #expect(Role.auditor.permissions.isDisjoint(with: [.reportTickets, .workTickets, .managePeople]))
    }

    @Test func aProgramHasNoAccountOfItsOwnToChange() {
        #expect(!Role.program.may(.ownAccount))
        #expect(!Role.program.isStaff)
    }

    @Test func anActorIsReadBackFromItsCode() {
        for actor in [Actor.desk, .stranger, .person(.init(17))] { #expect(Actor(code: actor.code) == actor) }
        #expect(Actor(code: "person:x") == nil)
    }
}
