import RoundsHTML

/// How much of what happened in each hour or day.
struct RecordChart: Sendable {
    struct Bucket: Sendable {
        /// `07` or `Tue 24 Nov`.
        let title: String
        let counts: [RecordForm.Topic: Int64]

        /// As it stands below the bars: the weekday above its date, so that the seven of a week fit on a phone.
        var lines: [String] { title.split(separator: " ", maxSplits: 1).map(String.init) }
    }

    let buckets: [Bucket]
    let unit: String

    func total(_ topic: RecordForm.Topic) -> Int64 { buckets.reduce(0) { $0 + ($1.counts[topic] ?? 0) } }
}

/// Two bars for each hour or day, reported and resolved, with the same numbers as a table one click away.
func recordChart(_ chart: RecordChart) -> HTML {
    let most = max(chart.buckets.map { max($0.counts[.requests] ?? 0, $0.counts[.resolutions] ?? 0) }.max() ?? 0, 1)
    let width = 100.0 / Double(max(chart.buckets.count, 1))
    let bars = chart.buckets.enumerated().map { place, bucket in
        let left = Double(place) * width
        return """
            \(bar(bucket.counts[.requests] ?? 0, of: most, at: left + width * 0.3, width: width * 0.18, "reported"))\
            \(bar(bucket.counts[.resolutions] ?? 0, of: most, at: left + width * 0.52, width: width * 0.18, "resolved"))\
            \(title(bucket, at: place, of: chart.buckets.count))
            """ as HTML
    }
    let height = 102 + 14 * (chart.buckets.map(\.lines.count).max() ?? 1)
    return """
        <figure class="chart"><svg role="img" width="100%" height="\(String(height))" aria-labelledby="chart-title">\
        <title id="chart-title">Requests reported and resolved by \(chart.unit), at most \(String(most)) at once</title>\
        <line x1="0" x2="100%" y1="96" y2="96" class="base"/>\(bars)</svg>
        <figcaption class="meta"><span class="reported">Reported \(chart.total(.requests))</span> \
        <span class="resolved">Resolved \(chart.total(.resolutions))</span></figcaption>
        \(numbers(chart))</figure>
        """
}

/// Below its bars, where there is room for it. The first and the last day of a month stay inside the edges.
private func title(_ bucket: RecordChart.Bucket, at place: Int, of count: Int) -> HTML {
    let isMonth = count > 24
    guard count <= 12 || place % (isMonth ? 5 : 3) == 0 else { return .nothing }
    let (x, anchor): (Double, String) =
        switch place {
        case 0 where isMonth: (0, "start")
        case count - 1 where isMonth: (100, "end")
        default: ((Double(place) + 0.5) * 100 / Double(count), "middle")
        }
    let lines = bucket.lines.enumerated().map { line, words -> HTML in
        "<text x=\"\(percent(x))\" y=\"\(String(112 + 14 * line))\" text-anchor=\"\(anchor)\">\(words)</text>"
    }
    return "\(lines)"
}

private func bar(_ count: Int64, of most: Int64, at left: Double, width: Double, _ kind: StaticString) -> HTML {
    guard count > 0 else { return .nothing }
    let height = max(Int((Double(count) / Double(most) * 80).rounded()), 2)
    return """
        <rect x="\(percent(left))" y="\(String(96 - height))" width="\(percent(width))" height="\(String(height))" \
        class="\(HTML(stringLiteral: kind))"/><text x="\(percent(left + width / 2))" y="\(String(93 - height))" \
        text-anchor="middle" class="value">\(count)</text>
        """
}

private func percent(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)%"
}

private func numbers(_ chart: RecordChart) -> HTML {
    let heads = RecordForm.Topic.allCases.map { "<th scope=\"col\" class=\"number\">\($0.title)</th>" as HTML }
    let rows = chart.buckets.filter { !$0.counts.isEmpty }.map { bucket -> HTML in
        let cells = RecordForm.Topic.allCases.map { "<td class=\"number\">\(bucket.counts[$0] ?? 0)</td>" as HTML }
        return "<tr><th scope=\"row\">\(bucket.title)</th>\(cells)</tr>"
    }
    return """
        <details><summary>The numbers</summary><table><caption class="unseen">By \(chart.unit)</caption><thead><tr>\
        <th scope="col">\(chart.unit.capitalizedFirst)</th>\(heads)</tr></thead><tbody>\(rows)</tbody></table></details>
        """
}
