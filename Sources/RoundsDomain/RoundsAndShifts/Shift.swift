/// A stretch of the day in which the same people are on duty.
public struct Shift: Sendable, Equatable {
    /// The stored words are never changed once shipped.
    public enum Kind: String, Sendable, CaseIterable {
        case day, night

        public var title: String {
            switch self {
            case .day: "Day shift"
            case .night: "Night shift"
            }
        }
    }

    public let kind: Kind
    /// On which it begins.
    public let day: Day
    public let start: Moment
    public let end: Moment

    public func contains(_ moment: Moment) -> Bool { start <= moment && moment < end }

    /// `day 2026-11-24`: names the shift for good.
    public var code: String { "\(kind.rawValue) \(day.iso)" }
}

/// When shifts begin and what is due in them, by the clocks of the site.
public struct ShiftPlan: Sendable, Equatable {
    public let zone: Zone
    public let hours: Hours

    public init(_ hours: Hours, in zone: Zone) {
        self.hours = hours
        self.zone = zone
    }

    public static func standard(in zone: Zone) -> ShiftPlan { ShiftPlan(.standard, in: zone) }

    /// Seconds of the day, as the clock shows them.
    public struct Hours: Sendable, Equatable {
        public let dayBegins: Int64
        public let nightBegins: Int64
        /// By when the morning round is signed; then the lead is told.
        public let roundDue: Int64

        /// Day from 06:30, night from 18:30, the round due at 08:00.
        public static let standard = Hours(day: 23_400, night: 66_600, roundDue: 28_800)

        private init(day: Int64, night: Int64, roundDue: Int64) {
            dayBegins = day
            nightBegins = night
            self.roundDue = roundDue
        }

        /// - Throws: ``Refusal`` unless each shift has room for its work and the round is due between the day's begin and
        ///   its wrap-up.
        public init(dayBegins: Int64, nightBegins: Int64, roundDue: Int64) throws(Refusal) {
            let least: Int64 = 4 * 3_600
            guard dayBegins >= 0, nightBegins - dayBegins >= least, dayBegins + 86_400 - nightBegins >= least else {
                throw Refusal("Each shift lasts at least 4 hours, and the day shift ends on the day it begins.")
            }
            let wrapUp = nightBegins - ShiftPlan.wrapUpTakes.milliseconds / 1_000
            guard dayBegins < roundDue, roundDue <= wrapUp else {
                throw Refusal("The round is due after the day shift begins and before its last 90 minutes.")
            }
            self.init(day: dayBegins, night: nightBegins, roundDue: roundDue)
        }
    }

    public var dayBegins: Int64 { hours.dayBegins }
    private var nightBegins: Int64 { hours.nightBegins }

    public func shift(at moment: Moment) -> Shift {
        let day = zone.day(of: moment)
        let candidates = [shift(.night, on: day - 1), shift(.day, on: day), shift(.night, on: day)]
        return candidates.last { $0.start <= moment } ?? candidates[0]
    }

    public func shift(_ kind: Shift.Kind, on day: Day) -> Shift {
        switch kind {
        case .day:
            Shift(
                kind: kind, day: day, start: zone.moment(on: day, at: dayBegins),
                end: zone.moment(on: day, at: nightBegins))
        case .night:
            Shift(
                kind: kind, day: day, start: zone.moment(on: day, at: nightBegins),
                end: zone.moment(on: day + 1, at: dayBegins))
        }
    }

    public func next(after shift: Shift) -> Shift {
        switch shift.kind {
        case .day: self.shift(.night, on: shift.day)
        case .night: self.shift(.day, on: shift.day + 1)
        }
    }

    public func previous(before shift: Shift) -> Shift {
        switch shift.kind {
        case .day: self.shift(.night, on: shift.day - 1)
        case .night: self.shift(.day, on: shift.day)
        }
    }

    public func roundDue(on day: Day) -> Moment { zone.moment(on: day, at: hours.roundDue) }

    /// Whether an unsigned morning round is late. A desk that began after the hour owed none that day.
    /// - Parameter beginning: when the desk began; nil while nothing has happened in it.
    public func isRoundLate(on day: Day, at now: Moment, since beginning: Moment?) -> Bool {
        let due = roundDue(on: day)
        guard let beginning, beginning < due else { return false }
        return due < now
    }
}

extension ShiftPlan {
    /// A part of a shift with a purpose of its own.
    public struct Phase: Sendable, Equatable {
        public enum Purpose: String, Sendable, CaseIterable {
            case round, queue, planned
            case wrapUp = "wrap_up"
        }

        public let purpose: Purpose
        public let start: Moment
        public let end: Moment
    }

    /// Before the end of a shift the day is wrapped up.
    public static let wrapUpTakes = Span.minutes(90)

    /// The day begins with the round and ends with the wrap-up; requests and planned work share what is between. A night has
    /// no round of its own.
    public func phases(of shift: Shift) -> [Phase] {
        let wrapUp = shift.end - Self.wrapUpTakes
        let rest: [Phase] = [Phase(purpose: .wrapUp, start: wrapUp, end: shift.end)]
        guard shift.kind == .day else { return [Phase(purpose: .queue, start: shift.start, end: wrapUp)] + rest }
        let due = min(max(roundDue(on: shift.day), shift.start), wrapUp)
        let middle = due + Span(milliseconds: (wrapUp - due).milliseconds / 2)
        return [
            Phase(purpose: .round, start: shift.start, end: due),
            Phase(purpose: .queue, start: due, end: middle), Phase(purpose: .planned, start: middle, end: wrapUp),
        ] + rest
    }
}
