import RoundsDomain
import Testing

@testable import RoundsWeb

@Suite struct EventWordsTests {
    let words = EventWords(people: [2: "Lee Chen", 3: "Priya Raman"], teams: [5: "Imaging"])

    func event(_ happening: Happening) -> Event {
        Event(
            number: 1, at: .init(milliseconds: 0), by: .desk, kind: happening.kind.rawValue, subject: happening.subject,
            facts: happening.facts.canonicalJSON, hash: [])
    }

    @Test func takingOverNamesWhoHadIt() {
        let taken = Happening(.ticketTaken, about: .ticket(.init(1)), facts: ["from": .number(2)])
        #expect(words.sentence(event(taken)) == "took it over from Lee Chen")
    }

    @Test func aChangeSaysWhatChangedAndNeverTheText() {
        let facts: [String: Happening.Fact] = [
            "title": .flag(true), "priority_from": .number(3), "priority_to": .number(2), "assignee_to": .number(3),
            "team_to": .number(5),
        ]
        let changed = Happening(.ticketChanged, about: .ticket(.init(1)), facts: facts)
        #expect(
            words.sentence(event(changed))
                == "changed the title, priority from P3 to P2, who has it to Priya Raman, the team to Imaging")
    }

    @Test(arguments: Happening.Kind.allCases) func everyKindOfEventHasWords(kind: Happening.Kind) {
        let said = words.sentence(event(Happening(kind, about: .desk)))
        #expect(said != kind.rawValue && !said.isEmpty)
    }

    @Test func aLineOfTheRoundIsCalledByItsName() {
        var words = words
        words.titles = [.check(.init(7)): "CT worklist"]
        words.handChecks = ["H02": "Red phones"]
        func said(_ kind: Happening.Kind, _ facts: [String: Happening.Fact]) -> String {
            words.sentence(event(Happening(kind, about: .desk, facts: facts)))
        }
        let known: [String: Happening.Fact] = ["line": .text("certificate:7"), "decision": .text("known")]
        #expect(said(.lineDecided, known) == "decided “known” about the certificate of CT worklist")
        #expect(said(.roundTicked, ["line": .text("H02"), "good": .flag(true)]) == "looked at Red phones: well")
    }
}
