import RoundsHTML

/// The shift's parts as a quiet line, with the time that it is. Places are in per cent, so that words keep their size.
func dayLine(_ line: DayLine) -> HTML {
    let stretches = line.stretches.map { stretch -> HTML in
        """
        <rect x="\(percent(stretch.from))" y="20" width="\(percent(stretch.to - stretch.from))" height="4" \
        class="\(stretch.isNow ? "now" : "part")"/><text x="\(percent((stretch.from + stretch.to) / 2))" y="13" \
        text-anchor="middle">\(stretch.title)</text>
        """
    }
    let edges = line.stretches.dropFirst().map { stretch -> HTML in
        "<line x1=\"\(percent(stretch.from))\" x2=\"\(percent(stretch.from))\" y1=\"17\" y2=\"27\" class=\"edge\"/>"
    }
    let hours = line.hours.map { hour -> HTML in
        "<text x=\"\(percent(hour.place))\" y=\"40\" text-anchor=\"middle\" class=\"hour\">\(hour.title)</text>"
    }
    let marks = line.marks.map { mark -> HTML in
        "<circle cx=\"\(percent(mark.place))\" cy=\"22\" r=\"4\" class=\"done\"><title>\(mark.title)</title></circle>"
    }
    let now: HTML? = line.now.map { point in
        "<line x1=\"\(percent(point.place))\" x2=\"\(percent(point.place))\" y1=\"16\" y2=\"30\" class=\"here\"/>"
    }
    return """
        <figure class="dayline"><svg role="img" width="100%" height="44" aria-labelledby="dayline-title">\
        <title id="dayline-title">\(words(line))</title>\(stretches)\(edges)\(hours)\(marks)\(now)</svg></figure>
        """
}

private func percent(_ share: Double) -> String {
    let tenths = Int((min(max(share, 0), 1) * 1_000).rounded())
    return "\(tenths / 10).\(tenths % 10)%"
}

private func words(_ line: DayLine) -> String {
    let current = line.stretches.first(where: \.isNow).map { "now: \($0.title.lowercased())" }
    let parts = line.stretches.map(\.title).joined(separator: ", ")
    return (["The shift: \(parts)", line.now?.title, current] + line.marks.map(\.title)).compactMap(\.self)
        .joined(separator: "; ")
}
