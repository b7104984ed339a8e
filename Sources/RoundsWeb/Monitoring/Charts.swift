import RoundsHTML

/// A chart of bars made here, in the colours of states, with its numbers in a table beside it.
struct BarChart: Sendable {
    struct Bar: Sendable {
        /// `Mon 23`, `14:00`: for the table and for whoever listens.
        let label: String
        /// Nil when nothing was measured.
        let value: Double?
        /// As the table says it: `99.31 %`.
        let words: String
        let mark: Mark
    }

    /// What it shows, with its unit: `Answer time, ms`.
    let title: String
    let bars: [Bar]
    /// The value at the top of the chart.
    let top: Double
    let topWords: String
    let columns: (String, String)
}

func barChart(_ chart: BarChart) -> HTML {
    let (width, height, gap) = (640.0, 96.0, 2.0)
    let step = width / Double(max(chart.bars.count, 1))
    let bars = chart.bars.enumerated().map { place, bar -> HTML in
        let x = svg(Double(place) * step)
        let wide = svg(max(step - gap, 1))
        guard let value = bar.value else {
            return """
                <rect class="bar unknown" x="\(x)" y="\(svg(height - 3))" width="\(wide)" height="3">\
                <title>\(bar.label): \(bar.words)</title></rect>
                """
        }
        let tall = max(2, min(1, value / max(chart.top, 0.000_001)) * (height - 4))
        return """
            <rect class="bar \(bar.mark.rawValue)" x="\(x)" y="\(svg(height - tall))" width="\(wide)" \
            height="\(svg(tall))"><title>\(bar.label): \(bar.words)</title></rect>
            """
    }
    let rows = chart.bars.reversed().map { bar -> HTML in
        "<tr><th scope=\"row\">\(bar.label)</th><td class=\"number\">\(bar.words)</td></tr>"
    }
    return """
        <figure class="chart"><figcaption>\(chart.title)</figcaption>\
        <svg viewBox="0 0 640 112" role="img" aria-label="\(chart.title)" preserveAspectRatio="none">\
        <line class="axis" x1="0" y1="96" x2="640" y2="96"/>\(bars)</svg>\
        <p class="meta ends"><span>\(chart.bars.first?.label ?? "")</span><span>top \(chart.topWords)</span>\
        <span>\(chart.bars.last?.label ?? "")</span></p>
        <details><summary>The numbers</summary><table><thead><tr><th scope="col">\(chart.columns.0)</th>\
        <th scope="col" class="number">\(chart.columns.1)</th></tr></thead><tbody>\(rows)</tbody></table></details></figure>
        """
}

/// One digit behind the point, without a locale.
func svg(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
}

/// `99.31 %` of parts per million.
func percent(_ millionths: Int64) -> String {
    if millionths == 1_000_000 { return "100 %" }
    let hundredths = millionths / 100
    let part = hundredths % 100
    return "\(hundredths / 100).\(part < 10 ? "0" : "")\(part) %"
}
