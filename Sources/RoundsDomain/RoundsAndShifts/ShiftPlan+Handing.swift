extension ShiftPlan {
    /// So long after its end a shift may still be handed over, unless the next one wraps up before.
    public static let handoverWaits = Span.hours(4)

    /// The shift that has ended, while it may still be handed over.
    public func ended(at now: Moment) -> Shift? {
        let running = shift(at: now)
        let before = previous(before: running)
        let last = min(before.end + Self.handoverWaits, running.end - Self.wrapUpTakes)
        return now < last ? before : nil
    }

    /// What may be handed over: the shift that runs, and the one that has ended while there is still time for it.
    public func handedOver(at now: Moment) -> [Shift] {
        [shift(at: now)] + [ended(at: now)].compactMap(\.self)
    }

    /// The shift that somebody means to hand over by its kind, its day or both.
    public func handedOver(_ kind: Shift.Kind?, on day: Day?, at now: Moment) throws(Refusal) -> Shift {
        let meant = handedOver(at: now).first { shift in
            (kind == nil || kind == shift.kind) && (day == nil || day == shift.day)
        }
        guard let meant else { throw Self.notHandedOver }
        return meant
    }

    public static let notHandedOver = Refusal(
        """
        Only the shift that runs is handed over, and the one before it for up to 4 hours after its end. What the next one has to \
        know stands in the handover of this shift.
        """)

    /// What somebody may put their name on: the shift that runs, and the next one, so that they can take it over.
    /// - Parameter kind: nil for the one that runs.
    public func duty(_ kind: Shift.Kind?, at now: Moment) -> Shift {
        let running = shift(at: now)
        return kind == nil || kind == running.kind ? running : next(after: running)
    }

    /// The shift that a handover is of.
    public func shift(of handover: Handover) -> Shift { shift(handover.shift, on: handover.day) }

    /// Reads ``Shift/code``; nil for anything else.
    public func shift(code: String) -> Shift? {
        let words = code.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard words.count == 2, let kind = Shift.Kind(rawValue: words[0]) else { return nil }
        return Day(iso: words[1]).map { shift(kind, on: $0) }
    }
}
