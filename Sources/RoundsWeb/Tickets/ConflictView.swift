import RoundsDomain
import RoundsHTML

/// Two people changed the same field: both values, and a choice for each. Nothing was saved.
struct ConflictScreen: Sendable {
    struct Clash: Sendable {
        let name: Ticket.Fields.Name
        /// As the form sends it, and as people read it.
        let theirs: (value: String, words: String)
        let mine: (value: String, words: String)
    }

    let number: Int64
    /// Who changed it last.
    let colleague: String
    let at: TimeText
    let clashes: [Clash]
    /// What stands now, and what was typed without a clash: sent along unseen.
    let base: [String: String]
    let typed: [String: String]

    var path: String { "/tickets/\(number)" }
}

func conflictPage(_ screen: ConflictScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .requests
    frame.title =
        screen.clashes.count == 1 ? "You both changed one field" : "You both changed \(screen.clashes.count) fields"
    frame.lead =
        "\(screen.colleague) saved R-\(screen.number) \(timeTag(screen.at)). Nothing of yours was saved yet: choose what shall stand."
    let clashing = Set(screen.clashes.map(\.name.rawValue))
    let unseen =
        screen.base.sorted { $0.key < $1.key }.map { hidden("was_\($0.key)", $0.value) }
        + screen.typed.sorted { $0.key < $1.key }.filter { !clashing.contains($0.key) }.map { hidden($0.key, $0.value) }
    return page(
        frame,
        form(
            "\(screen.path)/change", frame.seal, name: "narrow", typed: true,
            """
            \(unseen)
            \(screen.clashes.map { clash($0, colleague: screen.colleague) })
            <div class="form-acts">\(button("Save what I chose", .primary))\(linkButton("Keep everything as it is", to: screen.path, .quiet))</div>
            """))
}

private func clash(_ clash: ConflictScreen.Clash, colleague: String) -> HTML {
    func card(_ value: (value: String, words: String), _ who: String, _ isFirst: Bool) -> HTML {
        """
        <label class="card"><input type="radio" name="\(clash.name.rawValue)" value="\(value.value)"\
        \(flag("checked", isFirst))><span><b>\(value.words.isEmpty ? "(empty)" : value.words)</b><small>\(who)</small></span></label>
        """
    }
    return """
        <fieldset class="field"><legend>\(clash.name.label)</legend><div class="cards">
        \(card(clash.theirs, "\(colleague)’s, saved", true))\(card(clash.mine, "Yours", false))</div></fieldset>
        """
}
