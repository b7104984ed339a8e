import RoundsDomain
import RoundsHTML
import RoundsProtocols

/// When work is planned and what is done, as the form of a window says it.
struct PlannedTime {
    let wait: Span
    let length: Span
    let reason: String

    /// - Throws: ``Complaints``.
    init(_ form: FormBody) throws(Complaints) {
        let begins = form.text("in")?.trimmed ?? ""
        guard let wait = begins.isEmpty ? Span.seconds(0) : Span(typed: begins) else {
            throw Complaints([Complaint("in", "Write a length such as 30 min or 2 h, or leave it empty for now.")])
        }
        guard let length = Span(typed: form.text("for") ?? "") else {
            throw Complaints([Complaint("for", "Write a length such as 30 min or 2 h.")])
        }
        self.wait = wait
        self.length = length
        reason = form.text("reason") ?? ""
    }
}

/// - Parameter hint: who reads what is being done.
func plannedTimeForm(_ path: String, hint: String?, _ entries: Entries, _ frame: Frame) -> HTML {
    let reason = Field("reason", "What is being done").required().limit(MaintenanceWindow.reasonLength)
        .with(\.idPrefix, "win-").with(\.hint, hint)
    return form(
        path, frame.seal, name: "narrow",
        """
        \(field(reason, entries))
        \(field(Field("in", "Begins in").hint("Empty for now; 30 min, 2 h, 1 d").limit(20).with(\.idPrefix, "win-"), entries))
        \(field(Field("for", "Lasts").hint("30 min, 2 h; at most 30 d").required().limit(20).with(\.idPrefix, "win-"), entries))
        <div class="form-acts">\(button("Plan the window"))</div>
        """)
}
