import RoundsDomain
import RoundsHTML

/// What is promised, and the bar of what counted. Everything the bar shows stands in the table below it too.
func clocks(_ screen: ClockScreen) -> HTML {
    let lines = screen.lines.map { line -> HTML in
        """
        <li><b>\(line.title)</b> \(stateMark(line.mark, line.words)) \(line.at.map(timeTag))\
        <small>\(line.promise)</small></li>
        """
    }
    return """
        <section class="clocks"><h2>Promises</h2><ul>\(lines)</ul>\(screen.pieces.isEmpty ? nil : bar(screen))</section>
        """
}

private func bar(_ screen: ClockScreen) -> HTML {
    let pieces = screen.pieces.map { piece -> HTML in
        """
        <rect class="\(piece.kind.rawValue)" x="\(String(piece.start))" y="0" width="\(String(piece.width))" height="10">\
        <title>\(piece.words), \(piece.length)</title></rect>
        """
    }
    let rows = screen.pieces.map { piece -> HTML in
        """
        <tr><th scope="row">\(piece.words)</th><td>\(clockTag(piece.from))</td><td>\(clockTag(piece.until))</td>\
        <td class="number">\(piece.length)</td></tr>
        """
    }
    return """
        <details class="clock-bar"><summary><svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">\
        <rect class="ground" x="0" y="0" width="1000" height="10"/>\(pieces)</svg><span class="meta">How the time went</span></summary>
        <table><caption class="unseen">How the time went since the report</caption><thead><tr><th scope="col">What</th>\
        <th scope="col">From</th><th scope="col">Until</th><th scope="col" class="number">How long</th></tr></thead>
        <tbody>\(rows)</tbody></table></details>
        """
}
