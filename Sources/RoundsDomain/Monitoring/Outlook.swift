/// Where a heartbeat stands against its times.
public struct Outlook: Sendable, Equatable {
    public enum Phase: String, Sendable, CaseIterable {
        /// Nothing was ever heard.
        case unheard
        case paused
        case onTime
        /// Over its time, within its grace.
        case late
        /// The desk was away when it was due: nobody can say whether it came.
        case unclear
        case missed
        /// A run began and has not ended within its grace.
        case tooLong
        /// It said itself that it failed.
        case failed
    }

    public let phase: Phase
    /// When it was or is due; nil when nothing can be said.
    public let due: Moment?
    /// Until then its last word, or the run that began, is all one can ask for.
    public let freshUntil: Moment?
    /// When somebody has to look again because the phase may have become worse by itself.
    public let looksAgain: Moment?

    public init(_ phase: Phase, due: Moment? = nil, freshUntil: Moment? = nil, looksAgain: Moment? = nil) {
        self.phase = phase
        self.due = due
        self.freshUntil = freshUntil ?? due
        self.looksAgain = looksAgain
    }
}

extension Pulse {
    /// The deadline is the earlier of the planned time and the start of a run that has not ended, and the grace.
    ///
    /// What was said while the desk was away is lost, and the next word comes a whole turn later. So absences that touch the
    /// time from a grace before to a grace after move the deadline, once, to the turn after the last of them; between that
    /// one's own grace and the deadline nobody can say how it stands. While the desk is away again until then, nothing is
    /// waited for: the deadline moves by as long as that, and a desk that is away again and again still finds what stopped.
    /// - Parameters:
    ///   - absences: of the desk itself, oldest first.
    ///   - next: the first time the rhythm names after a moment.
    public func outlook(
        of heartbeat: Heartbeat, at now: Moment, absences: [Absence] = [], next: (Moment) -> Moment?
    ) -> Outlook {
        if isPaused { return Outlook(.paused) }
        if saidFailed { return Outlook(.failed) }
        guard let due = [lastPing.flatMap(next), lastStart].compactMap(\.self).min() else {
            return Outlook(.unheard)
        }
        let (patience, deadline) = limits(due, heartbeat.grace, absences, next)
        let isRunning = due == lastStart
        if now >= deadline { return Outlook(isRunning ? .tooLong : .missed, due: due) }
        if now >= patience { return Outlook(.unclear, due: due, looksAgain: deadline) }
        let phase: Outlook.Phase = isRunning || now < due ? .onTime : .late
        return Outlook(
            phase, due: due, freshUntil: isRunning ? deadline : due, looksAgain: min(patience, deadline))
    }

    private func limits(
        _ due: Moment, _ grace: Span, _ absences: [Absence], _ next: (Moment) -> Moment?
    ) -> (patience: Moment, deadline: Moment) {
        let usual = due + grace
        guard let last = absences.last(where: { $0.from < usual && $0.until > due - grace }),
            let turn = next(last.until)
        else { return (usual, usual) }
        var deadline = max(usual, turn + grace)
        for absence in absences where absence.from >= last.until && absence.from < deadline {
            deadline = deadline + (absence.until - absence.from)
        }
        return (max(usual, last.until + grace), deadline)
    }
}

extension Standing {
    /// Whether what was held against a heartbeat's silence holds no longer, because its times are others now: it is not over
    /// them, and its last word was good. A run that began since then proves nothing.
    public func isOvertaken(by outlook: Outlook, of pulse: Pulse) -> Bool {
        guard outlook.phase == .onTime || outlook.phase == .late, verdict.isBad, soft == .good else { return false }
        return pulse.lastStart.map { $0 <= since } ?? true
    }
}
