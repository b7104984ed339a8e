import RoundsDomain
import RoundsHTML
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct PeopleLooksTests {
    private let maria = Person(
        id: .init(1), name: "Maria Lopez", signInName: "maria", email: "maria@cedarhollow.example", role: .requester)
    private let lee = Person(
        id: .init(4), name: "Lee Chen", signInName: "lee", email: "lee@cedarhollow.example", role: .specialist,
        isActive: false)

    @Test func peopleAreAList() throws {
        let screen = PeopleScreen(
            people: [lee, maria], sought: "", pager: Pager(next: "/people?after=4"), mayManage: true)
        try expectGolden(peoplePage(screen, in: .ada), "people")
    }

    @Test func onePersonIsSeenWhole() throws {
        let screen = PersonScreen(
            person: maria, teams: [Team(id: .init(1), name: "Ward 4 West")], devices: DeviceLine.sample, tokens: nil,
            entries: Entries([
                "name": maria.name, "sign_in_name": maria.signInName, "email": maria.email, "role": maria.role.rawValue,
            ]), mayManage: true)
        try expectGolden(personPage(screen, in: .ada), "person")
    }

    @Test func somebodyIsAdded() throws {
        let entries = Entries(
            ["name": "Omar Haddad", "sign_in_name": "maria", "role": "requester"],
            complaints: [Complaint("sign_in_name", "Somebody else signs in with this name.")])
        try expectGolden(newPersonPage(NewPersonScreen(entries: entries), in: .ada), "person-new")
    }

    @Test func aTeamIsTicked() throws {
        let screen = TeamScreen(
            team: Team(id: .init(1), name: "Service desk"), members: [lee], choices: [lee, maria],
            entries: Entries(["name": "Service desk", "member:4": "yes"]), mayManage: true)
        try expectGolden(teamPage(screen, in: .ada), "team")
    }
}
