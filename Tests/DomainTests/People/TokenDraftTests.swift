import RoundsDomain
import RoundsTestKit
import Testing

@Suite struct TokenDraftTests {
    let may = Role.specialist.permissions

    func fields(_ name: String = "Interface monitor", _ scopes: [String] = ["tickets:read"], _ days: Int = 90)
        -> [String]
    {
        do {
            _ = try TokenDraft(name: name, scopes: scopes, days: days, within: may)
            return []
        } catch {
            return error.list.map(\.field)
        }
    }

    @Test func aTokenNeedsANameAScopeAndAnEnd() {
        #expect(fields().isEmpty)
        #expect(fields("  ", [], 0) == ["name", "scopes", "days"])
        #expect(fields(days: 367) == ["days"] && fields(days: 366).isEmpty)
    }

    @Test(arguments: [["people:manage"], ["tickets:read", "everything"], [""]])
    func itMayDoOnlyWhatItsOwnerMay(_ scopes: [String]) {
        #expect(fields("Monitor", scopes) == ["scopes"])
    }

    @Test func aTokenLosesWhatItsOwnersRoleLoses() {
        let token = APIToken(
            id: .init(1), person: .init(2), name: "Monitor", scopes: [.readTickets, .managePeople],
            madeAt: Cast.morning,
            expiresAt: Cast.morning + .days(1))
        let demoted = Person(id: .init(2), name: "Ada Stone", signInName: "ada", email: "", role: .auditor)
        #expect(demoted.narrowed(to: token.scopes).permissions == [.readTickets])
        #expect(token.isAlive(at: Cast.morning) && !token.isAlive(at: Cast.morning + .days(1)))
    }

    private func fields(days: Int) -> [String] { fields("Interface monitor", ["tickets:read"], days) }
}
