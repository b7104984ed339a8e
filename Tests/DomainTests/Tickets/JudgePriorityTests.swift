import Foundation
import RoundsDomain
import Testing

@Suite struct JudgePriorityTests {
    /// Every combination of inputs there is.
    static let all: [CareCircumstances] = {
        var all: [CareCircumstances] = []
        for care in [false, true] {
            for affected in CareCircumstances.Affected.allCases {
                for workaround in CareCircumstances.Workaround.allCases {
                    let said = CareCircumstances(careAffected: care, affected: affected, workaround: workaround)
                    all += said.inAllPlaces
                }
            }
        }
        return all
    }()

    /// `priority-truth-table.txt`: a line for what people say, a column for what the desk knows. Read the difference when it changes.
    @Test func theWholeTruthTableIsAsItWasAgreed() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "priority-truth-table.txt")
        let table = Self.table
        if ProcessInfo.processInfo.environment["ROUNDS_GOLDEN"] == "write" {
            try Data(table.utf8).write(to: file)
        }
        let agreed = try String(contentsOf: file, encoding: .utf8)
        for (line, wanted) in zip(table.split(separator: "\n"), agreed.split(separator: "\n")) {
            #expect(line == wanted)
        }
        #expect(table.utf8.count == agreed.utf8.count)
        #expect(Self.all.count == 2_880)
    }

    @Test func raisingAnInputNeverLowersThePriority() {
        for low in Self.all {
            let before = Priority.judge(low).priority
            for high in low.raised {
                let after = Priority.judge(high).priority
                #expect(after <= before, "\(low) → \(high)")
            }
        }
    }

    @Test func everyPriorityHasAReasonInWords() {
        for circumstances in Self.all {
            let judged = Priority.judge(circumstances)
            let same = judged.reasons.allSatisfy { $0.priority == judged.priority }
            #expect(!judged.reasons.isEmpty && same && judged.sentence.hasSuffix("."))
        }
        let reasons = Set(Self.all.flatMap { Priority.judge($0).reasons })
        #expect(reasons == Set(Priority.Reason.allCases), "a rule that never decides is no rule")
    }

    @Test func theHospitalsOwnRulesHold() {
        func judge(
            _ kind: Ticket.Kind, care: Bool, _ affected: CareCircumstances.Affected,
            _ workaround: CareCircumstances.Workaround?, _ setting: CareCircumstances.Setting? = nil
        ) -> Priority {
            let circumstances = CareCircumstances(
                kind: kind, careAffected: care, affected: affected, workaround: workaround, setting: setting)
            return Priority.judge(circumstances).priority
        }
        #expect(judge(.incident, care: true, .unit, .nothing) == .p1)
        #expect(judge(.incident, care: false, .manyUnits, .partial) == .p2)
        #expect(judge(.incident, care: true, .one, nil) == .p2)
        #expect(judge(.incident, care: false, .one, .nothing) == .p3)
        #expect(judge(.incident, care: false, .one, nil) == .p3)
        #expect(judge(.request, care: false, .one, nil) == .p4)
        #expect(judge(.incident, care: true, .one, .nothing, .critical) == .p1)
    }

    private static var table: String {
        var lines: [String] = []
        var place = 0
        while place < all.count {
            let first = all[place]
            let cells = (0..<24).map { String(Priority.judge(all[place + $0]).priority.rawValue) }.joined()
            let setting = first.setting?.rawValue ?? "unknown"
            lines.append(
                "\(first.careAffected ? "care" : "-") \(first.affected.rawValue) \(first.workaround.rawValue) \(setting): \(cells)"
            )
            place += 24
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension CareCircumstances {
    /// What people said, with everything the desk may know besides.
    fileprivate var inAllPlaces: [CareCircumstances] {
        var all: [CareCircumstances] = []
        for setting in Setting.allCases.map(Optional.some) + [nil] {
            for tier in Tier.allCases.map(Optional.some) + [nil] {
                for device in Criticality.allCases.map(Optional.some) + [nil] {
                    var known = self
                    (known.setting, known.tier, known.device) = (setting, tier, device)
                    all.append(known)
                }
            }
        }
        return all
    }

    /// The same with one input one step graver.
    fileprivate var raised: [CareCircumstances] {
        func raise<Value>(_ path: WritableKeyPath<Self, Value>, to value: Value?) -> CareCircumstances? {
            guard let value else { return nil }
            var raised = self
            raised[keyPath: path] = value
            return raised
        }
        func raise<Value: CaseIterable & Comparable>(
            _ path: WritableKeyPath<Self, Value?>, by order: [Value]
        ) -> CareCircumstances? {
            let known = self[keyPath: path]
            guard let next = order.first(where: { step in known.map { step > $0 } ?? true }) else { return nil }
            var raised = self
            raised[keyPath: path] = next
            return raised
        }
        return [
            careAffected ? nil : raise(\.careAffected, to: true), raise(\.affected, to: affected.next),
            raise(\.workaround, to: workaround.next), raise(\.setting, by: Setting.allCases.sorted()),
            raise(\.tier, by: Tier.allCases.sorted()), raise(\.device, by: Criticality.allCases.sorted()),
        ].compactMap(\.self)
    }
}

extension CaseIterable where Self: Comparable {
    fileprivate var next: Self? { Self.allCases.first { $0 > self } }
}
