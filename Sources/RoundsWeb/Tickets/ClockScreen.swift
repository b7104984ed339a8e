import RoundsDomain

/// The clocks of one ticket as its page shows them: what is promised, and a bar of what counted and what did not.
struct ClockScreen: Sendable {
    struct Line: Sendable {
        /// "First answer".
        let title: String
        let mark: Mark
        /// "kept", "due", "broken", "stands still, 3 h left".
        let words: String
        let at: TimeText?
        /// "within 30 min of desk hours".
        let promise: String
    }

    struct Piece: Sendable {
        let kind: ServiceClock.Segment.Kind
        let words: String
        let from: TimeText
        let until: TimeText
        let length: String
        /// In thousandths of the bar.
        let start: Int64
        let width: Int64
    }

    let lines: [Line]
    let pieces: [Piece]
}

extension ClockScreen {
    /// Nil when the desk promises nothing for its priority.
    init?(_ clock: ServiceClock, _ levels: ServiceLevels, now: Moment, text: (Moment) -> TimeText) {
        guard let (_, calendar) = levels.promise(for: clock.priority), let response = clock.response,
            let resolution = clock.resolution
        else { return nil }
        func line(_ title: String, _ promise: ServiceClock.Promise) -> Line {
            let (mark, words, at) = Self.standing(promise, now: now)
            return Line(
                title: title, mark: mark, words: words, at: at.map(text),
                promise: "promised within \(TimeText.span(promise.target)), \(calendar.name.lowercased())")
        }
        lines = [line("First answer", response), line("Resolution", resolution)]
        let segments = clock.segments(until: now, by: levels)
        let begin = segments.first?.from.milliseconds ?? 0
        let whole = max((segments.last?.until.milliseconds ?? 0) - begin, 1)
        pieces = segments.map { segment in
            let start = (segment.from.milliseconds - begin) * 1_000 / whole
            let end = (segment.until.milliseconds - begin) * 1_000 / whole
            return Piece(
                kind: segment.kind, words: segment.words, from: text(segment.from), until: text(segment.until),
                length: TimeText.span(segment.until - segment.from), start: start, width: max(end - start, 2))
        }
    }

    private static func standing(_ promise: ServiceClock.Promise, now: Moment) -> (Mark, String, Moment?) {
        if let met = promise.met { return promise.wasKept == true ? (.good, "kept", met) : (.failed, "late", met) }
        guard let due = promise.due else {
            let left = Span(milliseconds: promise.target.milliseconds - promise.used.milliseconds)
            return (.planned, "stands still, \(TimeText.span(left)) left", nil)
        }
        if due <= now { return (.failed, "broken", due) }
        return ((due - now).milliseconds * 4 < promise.target.milliseconds ? .warning : .ahead, "due", due)
    }
}

extension ServiceClock.Segment {
    var words: String {
        switch (kind, cause) {
        case (.outside, _): "Outside the hours"
        case (_, .working): "With IT"
        case (_, .vendor): "With IT, which waits for the vendor"
        case (_, .change): "With IT, which waits for a change"
        case (_, .requester): "Waits for the requester"
        case (_, .resolved): "Was resolved"
        }
    }
}

extension TimeText {
    /// `45 min`, `3 h 30 min`, `2 days 4 h`: two units at most.
    static func span(_ span: Span) -> String {
        let minutes = max(span.milliseconds, 0) / 60_000
        func both(_ large: String, _ rest: Int64, _ unit: String) -> String {
            rest == 0 ? large : "\(large) \(rest) \(unit)"
        }
        switch minutes {
        case ..<60: return "\(minutes) min"
        case ..<2_880: return both("\(minutes / 60) h", minutes % 60, "min")
        default: return both("\(minutes / 1_440) days", minutes % 1_440 / 60, "h")
        }
    }
}
