import RoundsHTML
import RoundsSQL

/// Found text with what was found marked, on one line.
func passages(_ parts: [SearchMatch.Passage]) -> HTML {
    var line = HTML.nothing
    for part in parts {
        line += part.marked ? "<mark>\(part.text)</mark>" : "\(part.text)"
    }
    return line
}
