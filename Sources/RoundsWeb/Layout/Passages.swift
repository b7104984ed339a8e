import RoundsHTML
import RoundsSQL

/// Found text with what was found marked, on one line.
func passages(_ parts: [SearchMatch.Passage]) -> HTML {
    var line = HTML.nothing
    for part in parts {
        let text = part.text.withoutMarkup
        line += part.marked ? "<mark>\(text)</mark>" : "\(text)"
    }
    return line
}

extension String {
    /// A passage is cut out of Markdown, often in the middle of it: its signs say nothing there.
    fileprivate var withoutMarkup: String {
        let lines = split(separator: "\n", omittingEmptySubsequences: false).map { line -> Substring in
            let words = line.drop { $0 == "#" || $0 == ">" }
            return words.startIndex > line.startIndex && words.first == " " ? words.dropFirst() : line
        }
        return lines.joined(separator: "\n").replacing("**", with: "").replacing("`", with: "")
    }
}
