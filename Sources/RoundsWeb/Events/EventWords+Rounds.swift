import RoundsDomain
import RoundsProtocols

extension EventWords {
    func round(_ kind: Happening.Kind, _ facts: JSON) -> String? {
        switch kind {
        case .lineDecided: "decided “\(decision(facts))” about \(line(facts))"
        case .roundTicked: "looked at \(line(facts)): \(facts["good"]?.bool == true ? "well" : "not well")"
        case .roundSigned: "signed the \(title(facts)), \(facts["clear"]?.bool == true ? "clear" : "with exceptions")"
        case .roundOverdue: "told the lead that the \(title(facts)) is due and unsigned"
        case .handoverWritten: "wrote the handover of the \(shift(facts))"
        case .handoverAccepted: "accepted the handover"
        case .handoverAmended: "added to the handover"
        case .dutyBegun: "began the \(shift(facts))"
        case .dutyEnded: "left the \(shift(facts))"
        default: nil
        }
    }

    private func title(_ facts: JSON) -> String {
        facts["round"]?.text.flatMap(Round.Kind.init(rawValue:))?.title.lowercased() ?? "round"
    }

    private func shift(_ facts: JSON) -> String {
        facts["shift"]?.text.flatMap(Shift.Kind.init(rawValue:))?.title.lowercased() ?? "shift"
    }

    private func decision(_ facts: JSON) -> String {
        facts["decision"]?.text.flatMap(LineDecision.Kind.init(rawValue:))?.word ?? "something"
    }

    private func line(_ facts: JSON) -> String { facts["line"]?.text ?? "a line" }
}
