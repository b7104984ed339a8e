import RoundsDomain
import RoundsHTML

/// All complaints at the top of a form that came back, each leading to its field. Nothing when there are none.
func complaintSummary(_ entries: Entries, idPrefix: String = "") -> HTML {
    guard !entries.complaints.isEmpty else { return .nothing }
    let lines = entries.complaints.map { complaint -> HTML in
        guard !complaint.field.isEmpty else { return "<li>\(complaint.sentence)</li>" }
        return "<li><a href=\"#\(idPrefix + complaint.field)\">\(complaint.sentence)</a></li>"
    }
    let title =
        lines.count == 1 ? "One thing is missing or not right" : "\(lines.count) things are missing or not right"
    return """
        <div class="complaints" role="alert" tabindex="-1" data-complaints><h2>\(title)</h2><ul>\(lines)</ul></div>
        """
}
