import RoundsDomain
import RoundsStore

extension Desk {
    func todayScreen(_ found: TodayFound, for person: Person, now: Moment) -> TodayScreen {
        let rows = found.tickets.map { row($0, for: person, now: now) }
        let works = person.may(.workRounds) && person.role.isStaff
        var screen = TodayScreen(
            day: "Today, \(dayTitle(zone.day(of: now)))", shift: found.shift.kind.title,
            people: found.people.map { $0.id == person.id ? "you" : $0.name },
            isOnDuty: found.people.contains { $0.id == person.id }, mayWork: works, round: roundCard(found, now: now),
            handover: found.handover.map { card($0, for: person, now: now) }, urgent: found.board.urgent, now: rows,
            more: max(found.counts.open - Int64(rows.count), 0), next: next(found, for: person, now: now),
            planned: planned(found, now: now), line: line(found, now: now),
            isRoundOverdue: person.role == .lead && found.round == nil && found.isOverdue)
        screen.mayBegin = found.isEmpty && person.may(.changeHospital)
        return screen
    }

    private func roundCard(_ found: TodayFound, now: Moment) -> TodayScreen.RoundCard {
        if let round = found.round {
            return .init(
                mark: round.signature.isClear ? .good : .warning,
                state: round.signature.isClear ? "Signed as clear" : "Signed with exceptions",
                text: "by \(round.signer), \(text(round.signature.at, now: now).clock)", act: "See it", path: "/round")
        }
        let tally = found.board.tally
        let due = plan.roundDue(on: zone.day(of: now))
        let clock = text(due, now: now).clock
        return .init(
            mark: found.isRoundLate ? .late : tally.waiting == 0 ? .planned : .warning,
            state: found.isRoundLate
                ? "Unsigned, was due \(clock)" : now > due ? "Unsigned" : "Unsigned, due \(clock)",
            text: "\(tally.sentence).",
            act: "Open the round", path: "/round")
    }

    private func card(_ handover: Handover, for person: Person, now: Moment) -> TodayScreen.HandoverCard {
        .init(
            title: "Handover of the \(title(handover).lowercasedFirst)", writer: handover.writerName,
            words: String(handover.words.singleLine.prefix(200)),
            accepted: handover.acceptance.map { ($0.name, text($0.at, now: now)) },
            isOwn: handover.writer == person.id, path: "/handovers/\(handover.id)")
    }

    /// What has a time and is somebody's: the round, what they watch, the wrap-up.
    private func next(_ found: TodayFound, for person: Person, now: Moment) -> [TodayScreen.Coming] {
        var coming: [(Moment, TodayScreen.Coming)] = []
        func add(_ at: Moment, _ what: String, _ why: String, _ path: String?) {
            coming.append(
                (at, .init(at: text(at, now: now), what: what, why: why, path: path, isLate: at < now)))
        }
        let due = plan.roundDue(on: zone.day(of: now))
        // A desk that began after the hour owes no round that day.
        let isOwed = found.round == nil && (found.isRoundLate || now <= due)
        if isOwed, found.shift.kind == .day { add(due, "Morning round", "to be signed", "/round") }
        for line in found.board.exceptions {
            guard let decision = line.decision, decision.kind == .watch, decision.owner.id == person.id else {
                continue
            }
            add(decision.until, line.evidence.subject, "you watch it", line.evidence.path ?? "/round")
        }
        for ticket in found.mine where ticket.due < now + .hours(12) {
            let what = "\(ticket.promise.words) due"
            add(ticket.due, "\(ticket.id.code) \(ticket.title)", what, ticket.id.path)
        }
        if let last = plan.phases(of: found.shift).last, last.purpose == .wrapUp {
            add(
                last.start, "Wrap-up", "handover to the \(plan.next(after: found.shift).kind.title.lowercased())",
                "/wrap-up")
        }
        return coming.sorted { $0.0 < $1.0 }.prefix(8).map(\.1)
    }

    /// Planned work of the day, with what was left over, and what the desk itself does within a day; the earliest first, and of
    /// a day last what has no time.
    private func planned(_ found: TodayFound, now: Moment) -> [TodayScreen.Coming] {
        var coming = found.tasks.prefix(20).map { line in
            let due = line.task.due(in: zone)
            return (due, work(line, due: due, now: now))
        }
        let jobs = found.jobs.filter { $0.failedAt == nil && $0.due < now + .days(1) }.compactMap { job in
            Job.Kind(rawValue: job.kind)?.planned.map { (job, $0) }
        }
        coming += jobs.prefix(6).map { job, what in
            (job.due, .init(at: text(job.due, now: now), what: what, why: "by the desk", path: nil))
        }
        return coming.sorted { $0.0 < $1.0 }.map(\.1)
    }

    private func work(_ line: TaskLine, due: Moment, now: Moment) -> TodayScreen.Coming {
        let task = line.task
        return .init(
            at: text(due, now: now), what: task.title,
            why: task.state == .done ? "done" : line.who ?? "nobody has it", path: "/planned/\(task.id)",
            isLate: task.isMissed(on: zone.day(of: now)), hasTime: task.minute != nil)
    }

    private func line(_ found: TodayFound, now: Moment) -> DayLine {
        let shift = found.shift
        let length = Double((shift.end - shift.start).milliseconds)
        func place(_ moment: Moment) -> Double { Double((moment - shift.start).milliseconds) / length }
        let stretches = plan.phases(of: shift).map { phase in
            DayLine.Stretch(
                title: phase.purpose.title, from: place(phase.start), to: place(phase.end),
                isNow: phase.start <= now && now < phase.end)
        }
        let clocks = stride(from: Int64(0), to: 24, by: 2).flatMap { hour in
            [shift.day, shift.day + 1].map { (hour, zone.moment(on: $0, at: hour * 3_600)) }
        }
        let hours = clocks.filter { shift.contains($0.1) }.map { hour, moment in
            DayLine.Point(title: "\(hour < 10 ? "0" : "")\(hour)", place: place(moment))
        }.filter { $0.place > 0.02 && $0.place < 0.98 }
        let signed = found.round.map(\.signature).flatMap { signature in
            shift.contains(signature.at)
                ? DayLine.Point(title: "Round signed \(text(signature.at, now: now).clock)", place: place(signature.at))
                : nil
        }
        return DayLine(
            stretches: stretches, hours: hours, marks: [signed].compactMap(\.self),
            now: .init(title: "It is \(zone.civil(now).time)", place: place(now)))
    }
}

extension ShiftPlan.Phase.Purpose {
    var title: String {
        switch self {
        case .round: "Round"
        case .queue: "Requests"
        case .planned: "Planned work"
        case .wrapUp: "Wrap-up"
        }
    }
}

extension Job.Kind {
    /// As a person's day has it; nil for what is nobody's concern.
    fileprivate var planned: String? {
        switch self {
        case .backup: "Backup of the desk"
        case .checkpoint: "Signing of the log"
        case .sweep, .roundWatch, .foldClocks, .closeTickets, .plan: nil
        }
    }
}
