import RoundsDomain
import Testing

@Suite struct SideBySideTests {
    private let base = Device.Fields(tag: "WS-1", kind: .workstation, name: "OptiPlex")

    @Test func whatOnlyOneOfTwoTouchedIsKeptAsThatOneLeftIt() throws {
        var (mine, theirs) = (base, base)
        mine.name = "OptiPlex 7020"
        theirs.serial = "SN-9"
        let merged = try mine.merged(from: base, onto: theirs)
        #expect(merged.name == "OptiPlex 7020" && merged.serial == "SN-9")
    }

    @Test func whatBothChangedDifferentlyIsAClash() throws {
        var (mine, theirs) = (base, base)
        mine.name = "A"
        theirs.name = "B"
        theirs.kind = .cart
        #expect(throws: Clash(current: theirs, mine: mine, fields: ["name"])) {
            try mine.merged(from: base, onto: theirs)
        }
        theirs.name = "A"
        #expect(try mine.merged(from: base, onto: theirs) == theirs)
    }

    /// A field that is missing from the list would be lost in every save.
    @Test func everyFieldIsMerged() {
        #expect(Mirror(reflecting: base).children.count == Device.Fields.merging.count)
        let place = Location.Fields(code: "a", name: "b", kind: .room)
        #expect(Mirror(reflecting: place).children.count == Location.Fields.merging.count)
        let service = Service.Fields(code: "a", name: "b", tier: .business)
        #expect(Mirror(reflecting: service).children.count == Service.Fields.merging.count)
    }
}
