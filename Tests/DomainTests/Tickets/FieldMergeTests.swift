import RoundsDomain
import Testing

@Suite struct FieldMergeTests {
    typealias Fields = Ticket.Fields
    let base = Fields(title: "Printer", priority: .p3, place: "4 West")

    @Test func changesToDifferentFieldsAreBothKept() {
        var mine = base
        mine.title = "Label printer in 4W-12"
        var theirs = base
        theirs.priority = .p1
        let (merged, conflicts) = Fields.merged(mine: mine, base: base, current: theirs)
        #expect(conflicts.isEmpty)
        #expect(merged.title == mine.title && merged.priority == .p1)
    }

    @Test func theSameFieldChangedDifferentlyIsAConflictAndKeepsTheColleaguesValue() {
        var mine = base
        mine.priority = .p2
        var theirs = base
        theirs.priority = .p1
        let (merged, conflicts) = Fields.merged(mine: mine, base: base, current: theirs)
        #expect(conflicts == [.priority])
        #expect(merged == theirs)
    }

    @Test func theSameChangeOnBothSidesIsNoConflict() {
        var both = base
        both.team = Team.ID(4)
        #expect(Fields.merged(mine: both, base: base, current: both).conflicts.isEmpty)
    }

    /// Whatever two people change, a field that only one of them touched ends as that one left it.
    @Test func aLateSaveNeverUndoesAColleaguesChange() {
        let seed = UInt64.random(in: 0 ... .max)
        var dice = SplitMix64(seed: seed)
        for _ in 0..<2_000 {
            let base = Fields.random(&dice)
            let mine = Fields.random(&dice, near: base)
            let current = Fields.random(&dice, near: base)
            let (merged, conflicts) = Fields.merged(mine: mine, base: base, current: current)
            let onlyTheirs = Set(current.differences(from: base)).subtracting(mine.differences(from: base))
            let onlyMine = Set(mine.differences(from: base)).subtracting(current.differences(from: base))
            #expect(Set(merged.differences(from: current)).isDisjoint(with: onlyTheirs), "seed \(seed)")
            #expect(Set(merged.differences(from: mine)).isDisjoint(with: onlyMine), "seed \(seed)")
            #expect(Set(conflicts).isDisjoint(with: onlyMine.union(onlyTheirs)), "seed \(seed)")
        }
    }
}

extension Ticket.Fields {
    fileprivate static func random(_ dice: inout SplitMix64) -> Self {
        .init(
            title: ["Printer", "Scanner", "Phone"].randomElement(using: &dice) ?? "", priority: .p3,
            place: ["4 West", "ED"].randomElement(using: &dice) ?? "")
    }

    fileprivate static func random(_ dice: inout SplitMix64, near base: Self) -> Self {
        var fields = base
        if Bool.random(using: &dice) { fields.title = ["A", "B"].randomElement(using: &dice) ?? "" }
        if Bool.random(using: &dice) { fields.priority = Priority.allCases.randomElement(using: &dice) ?? .p4 }
        if Bool.random(using: &dice) { fields.assignee = Person.ID(Int64.random(in: 1...2, using: &dice)) }
        if Bool.random(using: &dice) { fields.team = Team.ID(Int64.random(in: 1...2, using: &dice)) }
        if Bool.random(using: &dice) { fields.callback = ["4402", "4403"].randomElement(using: &dice) ?? "" }
        return fields
    }
}
