import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsWeb

/// Cedar Hollow, a hospital that does not exist: its people and eight weeks of requests, checks and backups, made through
/// the same functions that the screens call. The same seed makes the same hospital.
enum Demo {
    static let siteName = "Cedar Hollow Regional Medical Center"
    private static let seed: UInt64 = 0xCEDA_4011
    static let days = 56

    /// - Parameters:
    ///   - password: everybody's.
    ///   - ports: where the first of the simulated systems answers; nil for a hospital without systems that answer.
    /// - Returns: with what they are played.
    static func fill(
        _ tx: any Transaction, password: PasswordHash, in zone: Zone, ports: Int?, at now: Moment
    ) throws -> SimulationKeys? {
        let begin = now - .days(Int64(days) + 1)
        let people = try DemoPeople(tx, password: password, at: begin)
        // 555-0100 to 555-0199 are nobody's, kept for stories.
        if let lead = try tx.person(signInName: "sam") {
            try tx.setDeskPhone("555-0142", by: lead, at: begin)
            try DemoHolidays.fill(tx, by: lead, in: zone, from: begin)
        }
        var dice = SplitMix64(seed: seed)
        let hospital = try DemoHospital(tx, seed: try .packaged(), people: people, at: begin, &dice)
        for start in times(until: now, in: zone, &dice) {
            let situation = DemoSituation.likely.randomElement(using: &dice)
            try play(situation, with: people, in: hospital, tx, &dice, from: start, until: now)
        }
        try DemoPlan.fill(tx, with: people, from: begin, until: now, in: zone, &dice)
        try DemoArticles.fill(tx, with: people, in: hospital, zone: zone, from: begin)
        guard let ports else { return nil }
        let watch = DemoWatch(people: people, hospital: hospital, zone: zone, from: begin + .days(1), until: now)
        return try watch.fill(tx, ports: ports, &dice)
    }

    /// When something was reported: more by day than at night, less on weekends, most in the last week.
    private static func times(until now: Moment, in zone: Zone, _ dice: inout SplitMix64) -> [Moment] {
        let today = zone.day(of: now)
        var times: [Moment] = []
        for back in 0..<days {
            let day = today - back
            let usual = day.weekday < .saturday ? 9 : 4
            for _ in 0..<(back < 7 ? usual * 2 : usual) {
                let isByDay = Int.random(in: 0..<4, using: &dice) > 0
                let second = Int64.random(in: isByDay ? 23_400..<66_600 : 0..<86_400, using: &dice)
                times.append(zone.moment(on: day, at: second))
            }
        }
        return times.filter { $0 < now }.sorted()
    }

    /// One request from report to wherever it stands by now.
    private static func play(
        _ situation: DemoSituation?, with people: DemoPeople, in hospital: DemoHospital, _ tx: any Transaction,
        _ dice: inout SplitMix64,
        from start: Moment, until now: Moment
    ) throws {
        guard let situation,
            let requester = people.requesters.filter({ hospital.fits(situation, $0.unit) }).randomElement(using: &dice),
            let specialist = people.specialists.randomElement(using: &dice)
        else { return }
        var clock = start
        func later(_ minutes: ClosedRange<Int64>) -> Bool {
            clock = clock + .minutes(Int64.random(in: minutes, using: &dice))
            return clock < now
        }
        // Who wants it sooner than the rules say calls, and whoever answers sets the priority.
        let byPhone = Int.random(in: 0..<3, using: &dice) == 0 || situation.isPressed
        let draft = try TicketDraft(
            kind: situation.kind, channel: byPhone ? .phone : .portal, title: situation.title,
            details: situation.details,
            place: requester.place, callback: String(Int.random(in: 4_000...4_999, using: &dice)),
            careAffected: situation.isOfCare, affected: situation.affected, workaround: situation.workaround,
            priority: situation.isPressed ? situation.priority : nil,
            priorityReason: situation.isPressed ? "Without it they cannot treat their patients." : "",
            location: hospital.places[requester.unit]?.id, service: hospital.services[situation.service]?.id,
            device: hospital.device(situation.devices, in: requester.unit, &dice)?.id)
        let ticket = try tx.report(
            draft, for: requester.person.id, by: byPhone ? specialist : requester.person, at: clock)
        // Some of what came lately is still untouched.
        let isFresh = now - start < .hours(4)
        guard later(2...45), !(isFresh && Int.random(in: 0..<2, using: &dice) == 0) else { return }
        _ = try tx.takeTicket(ticket.id, by: specialist, at: clock)
        try give(ticket.id, to: people.teams[situation.team], by: specialist, tx, at: clock)
        if !situation.note.isEmpty, later(1...20) {
            _ = try tx.note(situation.note, on: ticket.id, by: specialist, at: clock)
        }
        guard later(1...15) else { return }
        _ = try tx.reply(situation.reply, on: ticket.id, by: specialist, at: clock)
        if Int.random(in: 0..<4, using: &dice) == 0, later(5...60) {
            _ = try tx.answer("Thank you. It is still the same here.", on: ticket.id, by: requester.person, at: clock)
        }
        // One in ten waits for something; nothing waits for weeks, and what is urgent for no whole day.
        let waits = Int.random(in: 0..<10, using: &dice) == 0 && now - start <= .days(8)
        if waits, situation.priority <= .p2, now - start > .days(1) {
            clock = clock + .hours(3)
        } else {
            guard !waits, later(20...600) else { return }
        }
        _ = try tx.resolveTicket(ticket.id, fix: situation.fix, cause: situation.cause, by: specialist, at: clock)
    }

    private static func give(
        _ id: Ticket.ID, to team: Team.ID?, by specialist: Person, _ tx: any Transaction, at now: Moment
    ) throws {
        guard let base = try tx.ticket(id)?.fields else { return }
        var fields = base
        fields.team = team
        _ = try tx.changeTicket(id, to: fields, from: base, by: specialist, at: now)
    }
}
