import RoundsDomain
import RoundsHTML

/// The record of a day, a week or a month: "What was done?"
struct RecordScreen: Sendable {
    struct Row: Sendable {
        let at: TimeText
        let who: String
        let what: String
        let about: String
        let path: String?
    }

    let title: String
    let form: RecordForm
    let chart: RecordChart
    let rows: [Row]
    let pager: Pager
    let earlier: String
    /// Nil where it would lead into the future.
    let later: String?
    let export: String
    /// All rows on one page; nil when they stand here.
    var whole: String?
}

func recordPage(_ screen: RecordScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .record
    frame.kicker = "\(screen.title)"
    frame.title = screen.answer
    frame.acts = """
        \(linkButton("Earlier", to: screen.earlier, .quiet, icon: .back))\
        \(screen.later.map { linkButton("Later", to: $0, .quiet) })
        """
    frame.keys = [KeyLine("j", "Next row"), KeyLine("k", "Row before")]
    let form = screen.form
    let spans = RecordForm.Span.allCases.map { span in
        Tab(title: span.title, path: form.path(span: span, topic: form.topic), isCurrent: span == form.span)
    }
    let all = Tab(title: "Everything", path: form.path(topic: nil), isCurrent: form.topic == nil)
    let topics = RecordForm.Topic.allCases.map { topic in
        Tab(
            title: topic.title, path: form.path(topic: topic), count: screen.chart.total(topic),
            isCurrent: topic == form.topic)
    }
    return page(
        frame,
        """
        \(tabs(spans, label: "How long"))
        \(tabs([all] + topics, label: "What about"))
        \(screen.rows.isEmpty ? nil : recordChart(screen.chart))
        \(screen.rows.isEmpty ? emptyState("Nothing is on record here", "Requests, resolutions, rounds, handovers and maintenance stand here as they happen.") : table(screen.rows))
        \(pager(screen.pager))
        <p class="meta on-screen"><a href="\(screen.export)" download>This as a table (CSV)</a>\
        \(screen.whole.map { " · <a href=\"\($0)\">All rows, for printing</a>" as HTML })</p>
        """)
}

private func table(_ rows: [RecordScreen.Row]) -> HTML {
    let lines = rows.map { row -> HTML in
        let about: HTML = row.path.map { "<a href=\"\($0)\">\(row.about)</a>" } ?? "\(row.about)"
        return """
            <tr data-row><td>\(timeTag(row.at))</td><td>\(row.who)</td><td>\(row.what)</td><th scope="row">\(about)</th></tr>
            """
    }
    return """
        <table class="cards-below"><caption class="unseen">The record, the newest first</caption><thead><tr>\
        <th scope="col">When</th><th scope="col">Who</th><th scope="col">Did what</th><th scope="col">To what</th></tr></thead>\
        <tbody>\(lines)</tbody></table>
        """
}

extension RecordScreen {
    var answer: String {
        let reported = chart.total(.requests)
        let resolved = chart.total(.resolutions)
        return "\(reported) reported, \(resolved) resolved"
    }
}
