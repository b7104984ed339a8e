/// A run that was expected, with those that came for it.
struct ExpectedRun {
    let slot: Moment
    /// From when on word of it may have come.
    let awaited: Moment
    let deadline: Moment
    /// Of all that are known, oldest first; empty when none came.
    let runs: ArraySlice<BackupRun>

    /// The run that decides: the last that did not fail, for a second attempt counts.
    var run: BackupRun? { runs.last { $0.result != .failure } ?? runs.last }
}

extension ExpectedRun {
    /// By their times, whatever came before.
    static func all(at slots: [Moment], window: Span, runs: [BackupRun], until now: Moment) -> [ExpectedRun] {
        var rest = runs[...]
        var found: [ExpectedRun] = []
        for (place, slot) in slots.enumerated() where slot <= now {
            rest = rest.drop { $0.endedAt < slot }
            let next = place + 1 < slots.count ? slots[place + 1] : Moment(milliseconds: .max)
            let own = rest.prefix { $0.endedAt < next }
            rest = rest.dropFirst(own.count)
            found.append(ExpectedRun(slot: slot, awaited: slot, deadline: slot + window, runs: own))
        }
        return found
    }

    /// So long after the run before, as a heartbeat is: a run that comes early or late moves those after it. Where none came,
    /// the next is due a period after this one was.
    static func all(
        every period: Span, window: Span, from start: Moment, since: Moment, runs: [BackupRun], until now: Moment
    ) -> [ExpectedRun] {
        let period = max(period, Rhythm.shortest)
        let half = Span(milliseconds: period.milliseconds / 2)
        // Nobody waits for a run longer than until the next one is due.
        let window = min(window, period)
        var rest = runs.drop { $0.endedAt < start }
        var found: [ExpectedRun] = []
        var (last, isFirst) = (start, true)
        while true {
            let due = last + period
            let (slot, deadline) = (isFirst ? start : due, due + window)
            let awaited = isFirst ? start : due - window
            // What comes nearer to the next turn is that one's.
            if let first = rest.first, first.endedAt <= max(deadline, due + half) {
                let own = attempts(rest, within: min(window, half))
                rest = rest.dropFirst(own.count)
                last = own.last?.endedAt ?? first.endedAt
                found.append(
                    ExpectedRun(slot: min(slot, first.endedAt), awaited: awaited, deadline: deadline, runs: own))
            } else {
                guard slot <= now else { break }
                found.append(ExpectedRun(slot: slot, awaited: awaited, deadline: deadline, runs: rest.prefix(0)))
                // Turns before anybody asks are passed over at once.
                let left = min(rest.first?.endedAt ?? since, since) - due
                let turns = max(1, left.milliseconds / period.milliseconds)
                last = last + Span(milliseconds: turns * period.milliseconds)
            }
            isFirst = false
        }
        return Array(found.filter { $0.slot >= since }.suffix(BackupLedger.most))
    }

    /// The first run, and while it failed what was tried again soon.
    private static func attempts(_ rest: ArraySlice<BackupRun>, within soon: Span) -> ArraySlice<BackupRun> {
        var end = rest.startIndex + 1
        while end < rest.endIndex, rest[end - 1].result == .failure, rest[end].endedAt <= rest[end - 1].endedAt + soon {
            end += 1
        }
        return rest[..<end]
    }
}
