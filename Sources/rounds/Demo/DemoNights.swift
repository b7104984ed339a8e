import RoundsDomain
import RoundsSQL
import RoundsStore

/// Eight weeks of jobs that tell the desk that they ran: most did; a few failed or kept silent, got their ticket, and were
/// run again by hand in the morning.
struct DemoNights {
    let watch: DemoWatch
    let jobs: [String: Check.ID]
    let pingKey: String

    func fill(_ tx: any Transaction, _ dice: inout SplitMix64) throws {
        let (first, last) = (watch.zone.day(of: watch.from), watch.zone.day(of: watch.until))
        for number in first.number...last.number {
            try night(Day(number: number), isLast: number == last.number, tx, &dice)
        }
        // Those that run all day have just been heard.
        let lately = SimulatedJob.all.filter { $0.minute == nil }.map {
            ping($0, .success, at: watch.until - .seconds(40))
        }
        _ = try tx.hear(lately, clocks: .installed, at: watch.until)
        for job in SimulatedJob.all where job.minute == nil {
            guard let id = jobs[job.slug] else { continue }
            try tx.pour(watch.hours.map { PastHour($0, readings: 12) }, of: id, at: watch.until)
        }
    }

    private func night(_ day: Day, isLast: Bool, _ tx: any Transaction, _ dice: inout SplitMix64) throws {
        let morning = watch.zone.moment(on: day, at: 30_600)
        for job in SimulatedJob.all {
            guard let minute = job.minute else { continue }
            let begins = watch.zone.moment(on: day, at: minute * 60) + .seconds(Int64.random(in: 1...9, using: &dice))
            let took = Span.seconds(job.minutes * 60 / 100 * Int64.random(in: 90...112, using: &dice) + 2)
            let fate = isLast ? 9 : Int.random(in: 0..<40, using: &dice)
            guard begins + took < watch.until else { continue }
            if fate == 0 { continue }
            let end =
                fate == 1
                ? ping(job, .exit(1), "starting\n\(job.complaint)\n", at: begins + took)
                : ping(job, .success, "finished\n", at: begins + took)
            _ = try tx.hear([ping(job, .start, at: begins), end], clocks: .installed, at: begins + took)
        }
        guard morning < watch.until else { return }
        _ = try tx.watchOver(clocks: .installed, in: watch.zone, sweeps: false, at: morning)
        for job in SimulatedJob.all where job.minute != nil { try mend(job, at: morning, tx, &dice) }
    }

    /// Somebody runs it by hand and closes its ticket.
    private func mend(_ job: SimulatedJob, at morning: Moment, _ tx: any Transaction, _ dice: inout SplitMix64) throws {
        guard let id = jobs[job.slug], let check = try tx.check(id), check.standing.verdict == .failed,
            let ticket = check.ticket, try tx.ticket(ticket)?.state.isOpen == true,
            let person = watch.people.specialists.randomElement(using: &dice)
        else { return }
        let taken = morning + .minutes(Int64.random(in: 5...40, using: &dice))
        let mended = taken + .minutes(Int64.random(in: 8...50, using: &dice))
        guard mended + .minutes(20) < watch.until else { return }
        try watch.take(ticket, by: person, tx, at: taken)
        _ = try tx.hear([ping(job, .success, "run by hand\n", at: mended)], clocks: .installed, at: mended)
        _ = try tx.resolveTicket(
            ticket, fix: "Run again by hand; it ended well.", cause: "It said: \(job.complaint).", by: person,
            at: mended + .minutes(4))
    }

    private func ping(
        _ job: SimulatedJob, _ signal: Heartbeat.Signal, _ body: String = "", at moment: Moment
    ) -> HeardPing {
        HeardPing(
            .slug(job.slug, key: pingKey), signal, method: body.isEmpty ? "GET" : "POST", from: "127.0.0.1",
            agent: "curl/7.88.1", body: Array(body.utf8), at: moment)
    }
}
