import RoundsDomain
import Testing

/// What a dry run says is what the confirm would do.
@Suite struct ImportPlanTests {
    private func rows(_ cells: [String: String]...) -> [ImportRow] {
        cells.enumerated().map { ImportRow(line: $0.offset + 2, cells: $0.element) }
    }

    private func outcomes(_ kind: ImportKind, _ rows: [ImportRow], among around: ImportSurroundings) throws
        -> [ImportPlan.Outcome]
    {
        around.plan(try around.planned(kind, rows)).lines.map(\.outcome)
    }

    private var floorWithAWard: ImportSurroundings {
        var around = ImportSurroundings()
        around.places = [
            Location(id: .init(1), fields: .init(code: "F", name: "Floor 4", kind: .floor)),
            Location(id: .init(2), fields: .init(code: "4W", name: "4 West", kind: .unit, parent: .init(1))),
        ]
        return around
    }

    @Test func aPlaceStaysBiggerThanWhatTheFileLeavesInsideIt() throws {
        let smaller = rows(["code": "F", "kind": "room"])
        #expect(
            try outcomes(.locations, smaller, among: floorWithAWard)
                == [.refused(["There is a unit inside it, so it cannot be a room."])])
        let bigger = rows(["code": "F", "kind": "building"])
        #expect(try outcomes(.locations, bigger, among: floorWithAWard) == [.changed(["kind"])])
    }

    @Test func whatTheFileMovesOutIsNotInsideAnyMore() throws {
        let moved = rows(["code": "F", "kind": "room"], ["code": "4W", "parent": ""])
        #expect(try outcomes(.locations, moved, among: floorWithAWard) == [.changed(["kind"]), .changed(["parent"])])
    }

    private var deskOfAda: ImportSurroundings {
        var around = ImportSurroundings()
        let people = [
            Person(id: .init(1), name: "Ada Stone", signInName: "ada", email: "", role: .administrator),
            Person(id: .init(2), name: "Priya Raman", signInName: "priya", email: "", role: .specialist),
            Person(id: .init(3), name: "Monitoring", signInName: "monitoring", email: "", role: .program),
        ]
        for person in people { around.people[person.signInName] = person }
        around.administrators = 1
        around.reporter = .init(3)
        return around
    }

    @Test func theLastAdministratorStays() throws {
        let why = Person.isLastAdministrator("Ada Stone").sentence
        for row in [["sign_in_name": "ada", "active": "no"], ["sign_in_name": "ada", "role": "lead"]] {
            #expect(try outcomes(.people, rows(row), among: deskOfAda) == [.refused([why])])
        }
        var two = deskOfAda
        two.administrators = 2
        #expect(
            try outcomes(.people, rows(["sign_in_name": "ada", "active": "no"]), among: two) == [.changed(["active"])])
    }

    @Test func oneFileMayHandTheRoleOn() throws {
        let handed = rows(["sign_in_name": "ada", "role": "lead"], ["sign_in_name": "priya", "role": "administrator"])
        #expect(try outcomes(.people, handed, among: deskOfAda) == [.changed(["role"]), .changed(["role"])])
    }

    @Test func whoeverChecksReportAsStaysAProgram() throws {
        let row = rows(["sign_in_name": "monitoring", "role": "lead"])
        #expect(
            try outcomes(.people, row, among: deskOfAda) == [.refused([Person.reportsFailures("Monitoring").sentence])])
    }

    @Test func whoHearsHowFarItIsMayEndTheLook() {
        var around = floorWithAWard
        around.told = { done in if done == 2 { throw Refusal.importStopped } }
        let two = rows(["code": "F", "name": "Floor"], ["code": "4W", "name": "Ward"])
        #expect(throws: Refusal.importStopped) { try around.planned(.locations, two) }
    }
}
