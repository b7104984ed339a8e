import RoundsDomain
import RoundsHTML
import RoundsProtocols

/// Fields that a form shows and brings back: what stands there, what stood there when the page was made (`was_…`).
protocol FormFields: SideBySide {
    /// - Parameter prefix: `was_` for what the page showed, empty for what was typed.
    init(_ form: FormBody, prefix: String) throws(Complaints)
    /// As the form shows them.
    var entries: [String: String] { get }
}

extension FormFields {
    /// What the form carries unseen, so that a save knows what was changed here.
    static func was(_ base: [String: String]) -> HTML {
        let fields = merging.map { hidden("was_" + $0.name, base[$0.name] ?? "") }
        return "\(fields)"
    }
}

extension Clash where Fields: FormFields {
    /// What the person changed stays as they typed it, the rest is as it stands now; beside each field that both changed
    /// stands what the colleague made it. Saving again is then a choice, not an accident.
    /// - Parameter words: a stored value as people read it.
    func entries(from base: Fields, _ words: (_ field: String, _ value: String) -> String) -> Entries {
        let (stands, typed) = (current.entries, mine.entries)
        var entries = Entries(stands)
        for name in mine.differences(from: base) { entries.values[name] = typed[name] }
        entries.complaints = [Complaint("", "A colleague changed this meanwhile. Look, and save again.")]
        for name in fields {
            let theirs = words(name, stands[name] ?? "")
            entries.complaints.append(
                Complaint(name, "A colleague made this “\(theirs.isEmpty ? "empty" : theirs)” meanwhile."))
        }
        return entries
    }
}

extension FormBody {
    /// A field on one line.
    func line(_ name: String) -> String { (text(name) ?? "").trimmed.singleLine }

    func key<Subject>(_ name: String) -> RoundsDomain.Key<Subject>? {
        integer(name).flatMap { $0 > 0 ? RoundsDomain.Key($0) : nil }
    }

    /// Everything that was sent, for a form that comes back; of several fields of one name all, apart by spaces.
    var typed: [String: String] {
        Dictionary(fields.map { ($0.name, $0.value) }, uniquingKeysWith: { "\($0) \($1)" })
    }
}

/// Save and leave, under every form of the hospital.
func formActs(_ save: String, cancel path: String) -> HTML {
    "<div class=\"form-acts\">\(button(save, .primary))\(linkButton("Cancel", to: path, .quiet))</div>"
}

/// Whether a place, service or device is in use: a tick, always with what it means.
func inUseTick(_ meaning: String, _ entries: Entries) -> HTML {
    tick(Field("active", "In use").hint(meaning), entries)
}

/// The tickets that name a place, a service or a device.
func ticketSection(_ title: String, _ rows: [TicketRow], none: String, more: HTML? = nil) -> HTML {
    guard !rows.isEmpty else {
        return "<section class=\"step\"><h2>\(title)</h2><p class=\"meta\">\(none)</p></section>"
    }
    return "<section class=\"step\"><h2>\(title)</h2>\(ticketTable(rows, label: title))\(more)</section>"
}
