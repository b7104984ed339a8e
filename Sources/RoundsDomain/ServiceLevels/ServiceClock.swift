/// The two clocks of a ticket, the first answer and the resolution, as a fold over its events.
///
/// They are measured in working time of the calendar that the priority has now, over the whole history: when a target, a
/// calendar or the priority changes, the same events are folded again and no pause is lost. They stand still while the
/// desk waits for the requester and while the ticket is resolved; waiting for a vendor or a change is the desk's own time.
public struct ServiceClock: Sendable, Equatable {
    /// Why a stretch of time counts, or does not.
    public enum Cause: String, Sendable, CaseIterable {
        case working, vendor, change, requester, resolved

        public var isRunning: Bool {
            switch self {
            case .working, .vendor, .change: true
            case .requester, .resolved: false
            }
        }
    }

    public struct Stretch: Sendable, Equatable {
        public let from: Moment
        /// Nil for the one that lasts.
        public internal(set) var until: Moment?
        public let cause: Cause
    }

    public struct Promise: Sendable, Equatable {
        public let target: Span
        /// When it is broken, or was: nil while the clock stands still with time left, and after it was kept.
        public let due: Moment?
        /// When it was fulfilled, kept or not.
        public let met: Moment?
        /// Working time that had passed when it was met, or before the stretch that lasts.
        public let used: Span

        /// Nil while it is still open.
        public var wasKept: Bool? { met.map { met in due.map { met <= $0 } ?? true } }
    }

    public let priority: Priority
    /// Nil when the desk promises nothing for this priority, the response also when nobody waits for one.
    public let response: Promise?
    public let resolution: Promise?
    /// In order, without gaps, from the report on.
    public let stretches: [Stretch]
    /// When the desk said it would look again.
    public let followUp: Moment?

    /// - Parameter marks: in the order of the log; the first is the report. Nil when it is not.
    public init?(_ marks: [ClockMark], by levels: ServiceLevels) {
        var history = ClockHistory()
        for mark in marks { history.add(mark) }
        guard let priority = history.priority else { return nil }
        self.priority = priority
        stretches = history.stretches
        let promised = levels.promise(for: priority)
        followUp = history.followUp.flatMap { day in promised?.calendar.firstMoment(on: day) }
        let answered = history.wantsAnswer ? promised : nil
        response = answered.map { target, calendar in
            Promise(
                .minutes(target.responseMinutes), history.stretches, met: history.answeredAt, by: calendar)
        }
        resolution = promised.map { target, calendar in
            Promise(
                .minutes(target.resolutionMinutes), history.stretches, met: history.resolvedAt, by: calendar)
        }
    }

    /// What breaks next, for the order of the queue; nil when nothing can.
    public var nextDue: Moment? {
        guard resolution?.met == nil, stretches.last?.cause != .resolved else { return nil }
        let response = response.flatMap { $0.met == nil ? $0.due : nil }
        return [response, resolution?.due, followUp].compactMap(\.self).min()
    }
}

extension ServiceClock.Promise {
    init(_ target: Span, _ stretches: [ServiceClock.Stretch], met: Moment?, by calendar: WorkCalendar) {
        var used = Span.seconds(0)
        var due: Moment?
        for stretch in stretches where stretch.cause.isRunning && due == nil {
            let end = [stretch.until, met].compactMap(\.self).min()
            if let met, stretch.from >= met { break }
            let left = Span(milliseconds: target.milliseconds - used.milliseconds)
            guard let end else {
                due = calendar.moment(after: left, from: stretch.from)
                continue
            }
            let worked = calendar.working(from: stretch.from, to: end)
            if worked >= left { due = calendar.moment(after: left, from: stretch.from) }
            used = Span(milliseconds: used.milliseconds + worked.milliseconds)
        }
        self.init(target: target, due: due, met: met, used: used)
    }
}

/// What the marks say, one after the other.
private struct ClockHistory {
    var priority: Priority?
    var wantsAnswer = true
    var stretches: [ServiceClock.Stretch] = []
    var answeredAt: Moment?
    var resolvedAt: Moment?
    var followUp: Day?

    mutating func add(_ mark: ClockMark) {
        switch mark.kind {
        case .reported(let priority, let wantsAnswer):
            self.priority = priority
            self.wantsAnswer = wantsAnswer
            begin(.working, at: mark.at)
        case .prioritised(let priority): self.priority = priority
        case .waits(let side, let day):
            followUp = day
            begin(side.cause, at: mark.at)
        case .resumed: begin(.working, at: mark.at)
        case .answered: answeredAt = answeredAt ?? mark.at
        case .resolved:
            answeredAt = answeredAt ?? mark.at
            resolvedAt = mark.at
            begin(.resolved, at: mark.at)
        case .reopened:
            resolvedAt = nil
            begin(.working, at: mark.at)
        }
    }

    private mutating func begin(_ cause: ServiceClock.Cause, at moment: Moment) {
        switch cause {
        case .working, .resolved: followUp = nil
        case .vendor, .change, .requester: break
        }
        if !stretches.isEmpty {
            guard stretches[stretches.count - 1].cause != cause else { return }
            stretches[stretches.count - 1].until = moment
        }
        stretches.append(.init(from: moment, until: nil, cause: cause))
    }
}

extension Ticket.Waiting.Side {
    fileprivate var cause: ServiceClock.Cause {
        switch self {
        case .requester: .requester
        case .vendor: .vendor
        case .change: .change
        }
    }
}
