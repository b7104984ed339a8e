import RoundsDomain
import RoundsSQL
import RoundsStore

/// Eight weeks of what probes saw: mostly nothing, and now and then an outage with its ticket, mended and written up.
struct DemoOutages {
    struct Outage {
        let system: SimulatedSystem
        let from: Moment
        let until: Moment
    }

    let watch: DemoWatch
    let checks: [String: Check.ID]

    func fill(_ tx: any Transaction, _ dice: inout SplitMix64) throws {
        try see(SimulatedSystem.all.filter { $0.manner != .nothing }, tx, at: watch.from)
        let outages = outages(&dice)
        // A certificate warns from here on.
        let warns = watch.until - .days(12)
        for outage in outages where outage.from < warns { try play(outage, tx, &dice) }
        let last = outages.last { $0.from < warns }?.until ?? warns
        for second in [1, 6] {
            try see(SimulatedSystem.all.filter(\.endsSoon), tx, at: max(warns, last) + .seconds(Int64(second)))
        }
        for outage in outages where outage.from >= warns { try play(outage, tx, &dice) }
        try leaveDead(tx)
        try see(SimulatedSystem.all.filter { $0.manner != .nothing }, tx, at: watch.until - .seconds(10))
        for system in SimulatedSystem.all {
            guard let id = checks[system.key] else { continue }
            let own = outages.filter { $0.system.key == system.key }
            try tx.pour(hours(of: system, own, &dice), of: id, at: watch.until)
        }
    }

    private func outages(_ dice: inout SplitMix64) -> [Outage] {
        var outages: [Outage] = []
        for system in SimulatedSystem.all where system.manner != .nothing {
            for _ in 0..<system.failures {
                let start = Int64.random(
                    in: Span.hours(6).milliseconds..<(watch.until - watch.from).milliseconds, using: &dice)
                let from = watch.from + Span(milliseconds: start)
                let until = from + .minutes(Int64.random(in: 9...85, using: &dice))
                // Today's troubles are played, not told.
                if until < watch.until - .hours(10) { outages.append(Outage(system: system, from: from, until: until)) }
            }
        }
        return outages.sorted { $0.from < $1.from }
    }

    private func play(_ outage: Outage, _ tx: any Transaction, _ dice: inout SplitMix64) throws {
        guard let id = checks[outage.system.key] else { return }
        // The third is of when nobody waits any longer to hear whether what it needs is well.
        for second in [0, 5, 130] {
            let at = outage.from + .seconds(Int64(second))
            try tx.record([CheckedReading(id, bad(outage.system, at: at))], at: at)
        }
        let person = watch.people.specialists.randomElement(using: &dice) ?? watch.owner(of: outage.system.service)
        let ticket = try tx.check(id)?.ticket
        let taken = outage.from + .minutes(Int64.random(in: 3...8, using: &dice))
        if let ticket { try watch.take(ticket, by: person, tx, at: taken) }
        // As many as a check remembers: outages of weeks apart are no going back and forth.
        let well = (0..<20).map { outage.until + .seconds(15 * $0) }
        try tx.record(well.map { CheckedReading(id, good(outage.system, at: $0)) }, at: outage.until)
        guard let ticket, try tx.ticket(ticket)?.state.isOpen == true else { return }
        let (fix, cause) = Self.endings.randomElement(using: &dice) ?? ("It answers again.", "")
        _ = try tx.resolveTicket(
            ticket, fix: fix, cause: cause, by: person,
            at: outage.until + .minutes(Int64.random(in: 4...30, using: &dice)))
    }

    /// What is dead stays dead, and somebody knows.
    private func leaveDead(_ tx: any Transaction) throws {
        guard let lee = watch.people.specialists.dropFirst().first else { return }
        for system in SimulatedSystem.all where system.manner == .nothing {
            guard let id = checks[system.key] else { continue }
            let died = watch.until - .days(3)
            for second in [0, 5, 130] {
                let at = died + .seconds(Int64(second))
                try tx.record([CheckedReading(id, bad(system, at: at))], at: at)
            }
            if let ticket = try tx.check(id)?.ticket {
                try watch.take(ticket, by: lee, tx, at: died + .minutes(12))
                _ = try tx.note(
                    "Line card burnt out. The vendor brings a new one within two weeks; units use the fax in HIM.",
                    on: ticket, by: lee, at: died + .minutes(55))
            }
            _ = try tx.acknowledge(
                id, reason: "Line card on order; units use the fax in HIM.", until: watch.until + .days(11), by: lee,
                at: died + .minutes(58))
        }
    }

    private func see(_ systems: [SimulatedSystem], _ tx: any Transaction, at moment: Moment) throws {
        let seen = systems.compactMap { system in
            checks[system.key].map { CheckedReading($0, good(system, at: moment)) }
        }
        try tx.record(seen, at: moment)
    }

    private func good(_ system: SimulatedSystem, at moment: Moment) -> Check.Reading {
        if case .securePage(_, let days) = system.manner, system.endsSoon {
            let ends = watch.until + .days(days)
            return Check.Reading(
                at: moment, verdict: moment < watch.until - .days(12) ? .good : .warning,
                reason: moment < watch.until - .days(12)
                    ? "Answered 200 in 41 ms" : "The certificate ends on \(ends.date)",
                took: Span(milliseconds: 41), certificateEnds: ends)
        }
        let took = system.usualTook
        return Check.Reading(
            at: moment, verdict: .good, reason: "Answered in \(took) ms", took: Span(milliseconds: took))
    }

    private func bad(_ system: SimulatedSystem, at moment: Moment) -> Check.Reading {
        let reason =
            switch system.manner {
            case .page, .slowPage, .securePage: "Answered 503 instead of 200–299"
            case .port, .nothing: "The connection was refused: nothing listens there"
            }
        return Check.Reading(at: moment, verdict: .failed, reason: reason)
    }

    /// Hour by hour what it said, four readings a minute.
    private func hours(of system: SimulatedSystem, _ outages: [Outage], _ dice: inout SplitMix64) -> [PastHour] {
        watch.hours.map { hour in
            let begin = Moment(milliseconds: hour * 3_600_000)
            let down = outages.reduce(Int64(0)) { sum, outage in
                let overlap = min(outage.until, begin + .hours(1)) - max(outage.from, begin)
                return sum + max(0, overlap.milliseconds)
            }
            let isDead = system.manner == .nothing && begin >= watch.until - .days(3)
            let bad = isDead ? 240 : min(240, down / 15_000)
            // Slower in the middle of the working day.
            let clock = watch.zone.civil(begin).secondOfDay / 3_600
            let load =
                clock >= 7 && clock < 18
                ? Int64.random(in: 115...150, using: &dice) : Int64.random(in: 94...108, using: &dice)
            let mean = max(1, system.usualTook * load / 100)
            return PastHour(
                hour, readings: 240, bad: bad, meanTook: mean,
                mostTook: mean * Int64.random(in: 15...32, using: &dice) / 10)
        }
    }

    private static let endings = [
        ("It answers again after a restart.", "The process had run out of file handles."),
        ("It answers again.", "The virtual host was moved while it was patched."),
        ("The volume was enlarged and the program started.", "Log volume at 100 %."),
        ("It answers again. The vendor looks into it.", "Not known; vendor case opened with the logs."),
        ("The rule was put back.", "A firewall change closed the port."),
        ("Restarted by the vendor.", "The licence service had lost its clock."),
    ]
}

extension SimulatedSystem {
    /// Its certificate does.
    fileprivate var endsSoon: Bool {
        if case .securePage(_, let days) = manner { days < 21 } else { false }
    }

    /// Milliseconds in which it answers on a quiet day.
    fileprivate var usualTook: Int64 {
        switch manner {
        case .slowPage(_, let delay): delay + 30
        case .page, .securePage: 24 + Int64(key.utf8.count * 3)
        case .port, .nothing: 1
        }
    }
}

extension DemoWatch {
    /// Whole hours since 1970, from the first to the last.
    var hours: Range<Int64> { (from.milliseconds / 3_600_000 + 1)..<(until.milliseconds / 3_600_000) }
}
