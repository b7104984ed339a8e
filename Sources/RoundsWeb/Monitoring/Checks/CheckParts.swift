import RoundsDomain
import RoundsStore

/// What is known of a check in the words and shapes of its page.
struct CheckParts {
    /// While somebody knows that it is bad.
    let known: CheckWords?
    /// When the time that somebody gave it is over and it is bad still.
    let lapsed: CheckWords?
    let facts: [(String, String)]
    let cause: (id: Int64, name: String)?
    let availability: String?
    let charts: [BarChart]
    let changes: [CheckScreen.Change]
    let pings: [CheckScreen.Ping]
    let windows: [WindowLine]

    typealias CheckWords = (by: String, until: TimeText, reason: String)

    init(known: CheckKnown, write: CheckWriter, desk: Desk, now: Moment) {
        let watched = known.watched
        let isKnown = watched.acknowledgement?.holds(at: now) == true
        let words = watched.acknowledgement.map { word -> CheckWords in
            (known.names[word.by] ?? "somebody", desk.text(word.until, now: now), word.reason)
        }
        self.known = isKnown ? words : nil
        lapsed = isKnown ? nil : words
        facts = (known.service.map { [("Speaks for", $0.name)] } ?? []) + Self.facts(watched)
        cause = known.cause.map { ($0.id.number, $0.check.fields.name) }
        availability = known.well.whole.millionths.map(percent)
        charts = [known.well.chart, Self.answerTime(known, desk)].compactMap(\.self)
        changes = known.changes.map {
            .init(at: desk.text($0.at, now: now), verdict: $0.verdict, reason: $0.reason)
        }
        pings = known.pings.map { ping in
            var words = ["\(ping.method) from \(ping.from.isEmpty ? "here" : ping.from)"]
            if let code = ping.exitCode { words.append("exit code \(code)") }
            if let duration = ping.duration { words.append("run of \(Self.length(duration))") }
            return .init(
                number: ping.number, at: desk.text(ping.at, now: now), kind: ping.kind,
                words: words.joined(separator: ", "), size: ping.size)
        }
        windows = known.windows.map { write.line($0, [watched]) }
    }

    private static func facts(_ watched: WatchedCheck) -> [(String, String)] {
        let severity = watched.check.fields.severity
        let ticket = ("Its ticket", "\(severity.code), \(severity.meaning.lowercased())")
        switch watched.means {
        case .probe(let asking):
            let answer = watched.standing.phases?.words.map { [("Last answer", $0)] } ?? []
            return [
                ("Asks", asking.target), ("Every", asking.interval.typed), ("Waits", asking.timeout.typed),
                ("A failure is", "\(watched.check.fields.attempts) bad readings in a row"),
                ("Evidence counts for", watched.check.fields.maxAge.typed), ticket,
            ] + answer
        case .heartbeat(let beat, let slug):
            let rhythm: String =
                switch beat.rhythm {
                case .every(let period): "every \(period.typed)"
                case .cron(let line, let zone): "\(line) (\(zone))"
                }
            var facts = [("Expected", rhythm), ("Grace", beat.grace.typed), ("Short name", slug), ticket]
            if let took = watched.pulse?.lastDuration { facts.append(("Last run took", length(took))) }
            return facts
        }
    }

    private static func answerTime(_ known: CheckKnown, _ desk: Desk) -> BarChart? {
        guard let top = known.answers.compactMap(\.meanTook).max() else { return nil }
        let span = known.well.span
        let what = known.watched.check.kind == .probe ? "Answer time" : "Time a run took"
        // Days are counted in UTC: hours are not kept for as long as days are shown.
        let zone = span.isOfDays ? Zone.utc : desk.zone
        let bars = known.answers.map { part -> BarChart.Bar in
            let label = span.label(part.from, in: zone)
            guard let mean = part.meanTook else {
                return .init(label: label, value: nil, words: "not measured", mark: .unknown)
            }
            return .init(
                label: label, value: Double(mean), words: "\(mean) ms, at most \(part.mostTook ?? mean) ms",
                mark: part.bad > 0 ? .warning : .good)
        }
        return BarChart(
            title: "\(what), mean of each \(span.part)\(span.isOfDays ? " (UTC)" : "")", bars: bars,
            scale: .height(top: Double(max(top, 1)), words: "\(top) ms"), columns: (span.column, what))
    }

    private static func length(_ span: Span) -> String {
        span.milliseconds < 60_000
            ? "\(span.milliseconds / 1_000) s" : TimeText.length(seconds: span.milliseconds / 1_000)
    }
}

extension ProbeResult.Phases {
    /// `42 ms: name 1 ms, connection 2 ms, TLS 11 ms, first byte 27 ms`; nil where nothing was timed.
    var words: String? {
        guard let whole else { return nil }
        let parts = [("name", lookUp), ("connection", connect), ("TLS", secure), ("first byte", firstByte)]
        let told = parts.compactMap { name, took in took.map { "\(name) \(Self.length($0))" } }
        return told.isEmpty ? Self.length(whole) : "\(Self.length(whole)): \(told.joined(separator: ", "))"
    }

    private static func length(_ microseconds: Int64) -> String {
        microseconds < 950 ? "\(Double(microseconds / 10) / 100) ms" : "\((microseconds + 500) / 1_000) ms"
    }
}
