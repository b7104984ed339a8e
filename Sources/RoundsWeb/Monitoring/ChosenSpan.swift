import Hummingbird
import RoundsDomain
import RoundsHTML
import RoundsProtocols

extension Request {
    /// How far back the reader wants to look: `?span=7d`. What is not known is the usual.
    func lookBack(usual: LookBack) throws -> LookBack {
        try query().text("span").flatMap(LookBack.init(rawValue:)) ?? usual
    }
}

extension LookBack {
    /// All of it.
    var words: String {
        switch self {
        case .day: "24 hours"
        case .week: "7 days"
        case .month: "30 days"
        case .eightWeeks: "8 weeks"
        }
    }

    /// What one bar stands for.
    var part: String {
        switch self {
        case .day: "hour"
        case .week: "three hours"
        case .month, .eightWeeks: "day"
        }
    }

    /// The head of the column with the labels.
    var column: String {
        switch self {
        case .day: "Hour"
        case .week: "Three hours from"
        case .month, .eightWeeks: "Day"
        }
    }

    /// `11-24` of a day, `24 Nov 07:00` of hours.
    func label(_ moment: Moment, in zone: Zone) -> String {
        if isOfDays { return String(zone.day(of: moment).iso.suffix(5)) }
        let civil = zone.civil(moment)
        return "\(civil.shortDate) \(civil.time)"
    }
}

/// Charts below the choice of how far back they look.
/// - Parameter path: of the page that they are on.
func chosenCharts(_ charts: [BarChart], over span: LookBack, at path: String) -> HTML {
    let choices = LookBack.allCases.map { one in
        Tab(title: one.words, path: "\(path)?span=\(one.rawValue)#charts", isCurrent: one == span)
    }
    let none: HTML = "<p class=\"meta\">Nothing is known of the last \(span.words).</p>"
    let shown: HTML = "<div class=\"charts\">\(charts.map(barChart))</div>"
    return """
        <div class="part" id="charts">\(tabs(choices, label: "How far back the charts look"))\
        \(charts.isEmpty ? none : shown)</div>
        """
}
