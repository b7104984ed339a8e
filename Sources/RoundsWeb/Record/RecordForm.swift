import RoundsDomain
import RoundsProtocols
import RoundsStore

/// Which part of the record is asked for.
struct RecordForm: Sendable {
    enum Span: String, Sendable, CaseIterable {
        case day, week, month

        var title: String {
            switch self {
            case .day: "Day"
            case .week: "Week"
            case .month: "Month"
            }
        }
    }

    /// What the record is about.
    enum Topic: String, Sendable, CaseIterable {
        case requests, resolutions, rounds, handovers, maintenance

        var title: String {
            switch self {
            case .requests: "Requests"
            case .resolutions: "Resolutions"
            case .rounds: "Rounds"
            case .handovers: "Handovers"
            case .maintenance: "Maintenance"
            }
        }

        var kinds: [Happening.Kind] {
            switch self {
            case .requests: [.ticketReported, .ticketReopened]
            case .resolutions: [.ticketResolved]
            case .rounds: [.roundSigned, .roundOverdue]
            case .handovers: [.handoverWritten, .handoverAccepted]
            case .maintenance: [.backupMade, .backupFailed, .taskDone, .taskDropped]
            }
        }
    }

    let span: Span
    /// A day within the span.
    let day: Day
    /// Nil for everything.
    let topic: Topic?
    /// All rows on one page, for printing.
    var showsAll = false

    init(_ query: FormBody, today: Day) {
        showsAll = query.text("lines") == "all"
        span = query.text("span").flatMap(Span.init(rawValue:)) ?? .day
        day = query.text("day").flatMap { Day(iso: $0) } ?? today
        topic = query.text("topic").flatMap(Topic.init(rawValue:))
    }

    init(span: Span, day: Day, topic: Topic?) {
        self.span = span
        self.day = day
        self.topic = topic
    }

    /// The first day, and the one after the last: weeks begin on Monday.
    var days: (first: Day, end: Day) {
        switch span {
        case .day: (day, day + 1)
        case .week: (day - (day.weekday.rawValue - 1), day - (day.weekday.rawValue - 1) + 7)
        case .month: (day - (day.day - 1), day - (day.day - 1) + Day.count(of: day.month, in: day.year))
        }
    }

    func filter(in zone: Zone) -> EventFilter {
        var filter = EventFilter(from: zone.moment(on: days.first), until: zone.moment(on: days.end))
        let topics = topic.map { [$0] } ?? Topic.allCases
        filter.kinds = topics.flatMap(\.kinds).map(\.rawValue)
        return filter
    }

    func path(
        _ base: String = "/record", span: Span? = nil, day: Day? = nil, topic: Topic?, after: Int64? = nil,
        showsAll: Bool = false
    ) -> String {
        var fields = [
            FormBody.Field(name: "span", value: (span ?? self.span).rawValue),
            FormBody.Field(name: "day", value: (day ?? self.day).iso),
        ]
        if let topic { fields.append(.init(name: "topic", value: topic.rawValue)) }
        if let after { fields.append(.init(name: "after", value: String(after))) }
        if showsAll { fields.append(.init(name: "lines", value: "all")) }
        return base + "?" + FormBody(fields: fields).encoded
    }
}
