extension ServiceClock {
    /// A piece of the bar that shows a clock: what it did, and why.
    public struct Segment: Sendable, Equatable {
        public enum Kind: String, Sendable, CaseIterable {
            case running, paused, outside
        }

        public let from: Moment
        public let until: Moment
        public let kind: Kind
        public let cause: Cause
    }

    /// How many pieces are worth showing; what came before is one piece.
    public static let mostSegments = 60

    /// From the report to `now`, or to the resolution: what ran, what stood still, what lay outside the hours.
    public func segments(until now: Moment, by levels: ServiceLevels) -> [Segment] {
        guard let calendar = levels.promise(for: priority)?.calendar else { return [] }
        var found: [Segment] = []
        for stretch in stretches {
            let end = min(stretch.until ?? now, now)
            guard stretch.from < end else { continue }
            if stretch.until == nil, stretch.cause == .resolved { break }
            guard stretch.cause.isRunning else {
                found.append(Segment(from: stretch.from, until: end, kind: .paused, cause: stretch.cause))
                continue
            }
            found += Self.pieces(of: stretch.from..<end, stretch.cause, by: calendar)
        }
        return Self.shortened(found)
    }

    private static func pieces(of range: Range<Moment>, _ cause: Cause, by calendar: WorkCalendar) -> [Segment] {
        var found: [Segment] = []
        var place = range.lowerBound
        for open in calendar.openings(from: range.lowerBound, to: range.upperBound) {
            let from = max(open.lowerBound, range.lowerBound)
            let until = min(open.upperBound, range.upperBound)
            if place < from { found.append(Segment(from: place, until: from, kind: .outside, cause: cause)) }
            // Around the clock, one day follows the other without a seam.
            if let last = found.last, last.kind == .running, last.until == from {
                found[found.count - 1] = Segment(from: last.from, until: until, kind: .running, cause: cause)
            } else {
                found.append(Segment(from: from, until: until, kind: .running, cause: cause))
            }
            place = until
        }
        if place < range.upperBound {
            found.append(Segment(from: place, until: range.upperBound, kind: .outside, cause: cause))
        }
        return found
    }

    private static func shortened(_ segments: [Segment]) -> [Segment] {
        guard segments.count > mostSegments, let first = segments.first else { return segments }
        let rest = segments.suffix(mostSegments - 1)
        guard let next = rest.first else { return segments }
        return [Segment(from: first.from, until: next.from, kind: first.kind, cause: first.cause)] + rest
    }
}
