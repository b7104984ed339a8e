import RoundsDomain
import Testing

@Suite struct LocationTests {
    private let ward = Location(id: .init(1), fields: .init(code: "4W", name: "4 West oncology", kind: .unit))

    @Test func aPlaceStandsInsideABiggerOne() {
        #expect(Location.Fields(code: "4W-12", name: "Room 12", kind: .room).complaint(inside: ward) == nil)
        let floor = Location.Fields(code: "F", name: "Floor", kind: .floor)
        #expect(floor.complaint(inside: ward)?.sentence.contains("A floor cannot be inside a unit") == true)
        let unit = Location.Fields(code: "X", name: "Another", kind: .unit)
        #expect(unit.complaint(inside: ward) != nil)
    }

    @Test(arguments: ["", "4 W", "a\nb", "<b>", "4W,2", String(repeating: "x", count: 41)])
    func aCodeFitsOnASticker(code: String) {
        let fields = Location.Fields(code: code, name: "4 West", kind: .unit)
        #expect(fields.complaints.map(\.field) == ["code"])
    }

    @Test func anEmergencyIsMoreUrgentThanAnOffice() {
        #expect(CareSetting.allCases.max() == .emergency && CareSetting.allCases.min() == .administrative)
        #expect(Set(CareSetting.allCases.map(\.rank)).count == CareSetting.allCases.count)
        #expect(CareSetting.intensiveCare > .inpatient && !CareSetting.technical.hasPatients)
    }
}
