import RoundsDomain
import Testing

@Suite struct PlaceNamesTests {
    private static let floor = place(1, "MAIN-4", "4th floor", .floor)
    private static let west = place(2, "4W", "4 West oncology, 24 beds", .unit, in: 1)
    private static let east = place(3, "4E", "4 East surgical, 32 beds", .unit, in: 1)
    private static let names = PlaceNames([
        floor, west, east, place(4, "4W-12", "Room 12", .room, in: 2), place(5, "4E-12", "Room 12", .room, in: 3),
        place(6, "OLD", "Triage", .room, in: 3, isActive: false),
    ])

    @Test(arguments: [
        ("4w", "4W"), ("4 WEST ONCOLOGY", "4W"), ("4 west oncology, 24 beds", "4W"), ("4 West", "4W"),
        ("4 West, room 12", "4W-12"), ("4e room 12", "4E-12"), ("4W 12", "4W-12"),
        ("4 east surgical: Room 12", "4E-12"),
    ])
    func aPlaceIsKnownByWhatPeopleCallIt(typed: String, code: String) {
        #expect(Self.names.meant(by: typed).map(\.code) == [code])
    }

    @Test func whatSeveralAreCalledMeansSeveral() {
        #expect(Self.names.meant(by: "room 12").map(\.code) == ["4W-12", "4E-12"])
    }

    @Test(arguments: ["", "· ,", "4", "beside the lift", "Triage", "4 West room 13"])
    func otherWordsMeanNone(typed: String) {
        #expect(Self.names.meant(by: typed).isEmpty)
    }

    private static func place(
        _ id: Int64, _ code: String, _ name: String, _ kind: Location.Kind, in parent: Int64? = nil,
        isActive: Bool = true
    ) -> Location {
        Location(
            id: .init(id),
            fields: .init(code: code, name: name, kind: kind, parent: parent.map { .init($0) }, isActive: isActive))
    }
}
