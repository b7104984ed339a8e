extension Happening.Subject {
    /// A day of the desk: what was ticked and decided in its rounds.
    public static func day(_ day: Day) -> Self { Self(kind: "day", number: day.number) }
    public static func round(_ id: Round.ID) -> Self { Self(kind: "round", number: id.number) }
    public static func handover(_ id: Handover.ID) -> Self { Self(kind: "handover", number: id.number) }
}

extension Happening {
    public static func lineDecided(_ decision: LineDecision, on day: Day) -> Happening {
        Happening(
            .lineDecided, about: .day(day),
            facts: [
                "line": .text(decision.line.code), "verdict": .text(decision.verdict.rawValue),
                "decision": .text(decision.kind.rawValue), "until": .number(decision.until.milliseconds),
                "owner": decision.owner.id.map { .number($0.number) } ?? .nothing,
                "ticket": decision.ticket.map { .number($0.number) } ?? .nothing,
            ])
    }

    public static func roundTicked(_ tick: Tick, _ kind: Round.Kind, on day: Day) -> Happening {
        Happening(
            .roundTicked, about: .day(day),
            facts: ["round": .text(kind.rawValue), "line": .text(tick.code), "good": .flag(tick.isGood)])
    }

    public static func roundSigned(_ round: Round) -> Happening {
        Happening(
            .roundSigned, about: .round(round.id),
            facts: [
                "round": .text(round.signature.kind.rawValue), "day": .text(round.signature.day.iso),
                "clear": .flag(round.signature.isClear), "lines": .number(round.lines), "good": .number(round.good),
                "sha256": .text(round.hash.hexDigits),
            ])
    }

    public static func roundOverdue(on day: Day) -> Happening {
        Happening(.roundOverdue, about: .day(day), facts: ["round": .text(Round.Kind.morning.rawValue)])
    }

    public static func handoverWritten(_ handover: Handover) -> Happening {
        Happening(
            .handoverWritten, about: .handover(handover.id),
            facts: [
                "shift": .text(handover.shift.rawValue), "day": .text(handover.day.iso),
                "lines": .number(Int64(handover.lines.count)), "sha256": .text(handover.hash.hexDigits),
            ])
    }

    public static func handoverAccepted(_ handover: Handover) -> Happening {
        Happening(
            .handoverAccepted, about: .handover(handover.id), facts: ["sha256": .text(handover.hash.hexDigits)])
    }

    public static func dutyChanged(_ kind: Kind, _ shift: Shift) -> Happening {
        Happening(kind, about: .day(shift.day), facts: ["shift": .text(shift.kind.rawValue)])
    }
}
