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

    enum Scale: Sendable {
        /// As high as the value, from nothing to the top.
        case height(top: Double, words: String)
        /// A strip of states: what counts is how a part was, and the share of the whole beside it.
        case states(whole: String)
    }

    /// What it shows, with its unit: `Answer time, ms`.
    let title: String
    let bars: [Bar]
    let scale: Scale
    let columns: (String, String)
}

func barChart(_ chart: BarChart) -> HTML {
    let (width, gap) = (640.0, 2.0)
    let step = width / Double(max(chart.bars.count, 1))
    let height = chart.scale.height
    let bars = chart.bars.enumerated().map { place, bar -> HTML in
        let tall = bar.value.map { chart.scale.height(of: $0) } ?? 3
        let kind = bar.value == nil ? Mark.unknown.rawValue : chart.scale.kind(of: bar.mark)
        return """
            <rect class="bar \(kind)" x="\(svg(Double(place) * step))" y="\(svg(height - tall))" \
            width="\(svg(max(step - gap, 1)))" height="\(svg(tall))"><title>\(bar.label): \(bar.words)</title></rect>
            """
    }
    let rows = chart.bars.reversed().map { bar -> HTML in
        "<tr><th scope=\"row\">\(bar.label)</th><td class=\"number\">\(bar.words)</td></tr>"
    }
    return """
        <figure class="chart"><figcaption>\(chart.title) <span class="meta">\(chart.scale.words)</span></figcaption>\
        <svg viewBox="0 0 640 \(svg(height))" height="\(svg(height))" role="img" aria-label="\(chart.title)" \
        preserveAspectRatio="none">\(bars)<line class="axis" x1="0" y1="\(svg(height))" x2="640" y2="\(svg(height))"/></svg>\
        <p class="meta ends"><span>\(chart.bars.first?.label ?? "")</span><span>\(chart.bars.last?.label ?? "")</span></p>\
        <details><summary>The numbers</summary><table><thead><tr><th scope="col">\(chart.columns.0)</th>\
        <th scope="col" class="number">\(chart.columns.1)</th></tr></thead><tbody>\(rows)</tbody></table></details></figure>
        """
}

extension BarChart.Scale {
    /// In the chart's own units.
    fileprivate var height: Double {
        switch self {
        case .height: 96
        case .states: 24
        }
    }

    fileprivate func height(of value: Double) -> Double {
        switch self {
        case .height(let top, _): max(2, min(1, value / max(top, 0.000_001)) * (height - 4))
        case .states: height
        }
    }

    /// A size or a time is neither good nor bad: only what stands out has the colour of a state.
    fileprivate func kind(of mark: Mark) -> String {
        switch self {
        case .height where mark == .good: "measure"
        case .height, .states: mark.rawValue
        }
    }

    fileprivate var words: String {
        switch self {
        case .height(_, let words): "0 to \(words)"
        case .states(let whole): whole
        }
    }
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
