import RoundsHTML

/// Something to choose from a list.
struct Choice: Sendable {
    let value: String
    let title: String
    /// What choosing it means; only where there is room for it.
    var text: String?

    init(_ value: String, _ title: String, _ text: String? = nil) {
        self.value = value
        self.title = title
        self.text = text
    }
}

/// What stands and is no longer offered stays chosen: saving something else must not take it away.
func select(_ field: Field, _ choices: [Choice], _ entries: Entries = Entries()) -> HTML {
    let chosen = entries[field.name]
    let isOffered = chosen.isEmpty || choices.contains { $0.value == chosen }
    let offered = isOffered ? choices : choices + [Choice(chosen, "As it stands")]
    return select(field, options: options(offered, chosen: chosen), entries)
}

/// - Parameter options: made once for a page that offers the same choice on every row.
func select(_ field: Field, options: HTML, _ entries: Entries = Entries()) -> HTML {
    field.wrapped("<select \(field.attributes(entries))>\(options)</select>", entries)
}

func options(_ choices: [Choice], chosen: String = "") -> HTML {
    let lines = choices.map { choice -> HTML in
        """
        <option value="\(choice.value)"\(flag("selected", choice.value == chosen))>\(choice.title)</option>
        """
    }
    return "\(lines)"
}

/// One of a few, each on a card that can be pressed as a whole.
func choice(_ field: Field, _ choices: [Choice], _ entries: Entries = Entries()) -> HTML {
    let complaint = entries.complaint(about: field.name)
    let cards = choices.enumerated().map { index, choice -> HTML in
        // The first card carries the field's id, so that the summary of complaints can lead to it.
        let id = index == 0 ? field.id : "\(field.id)-\(choice.value)"
        return """
            <label class="card"><input type="radio" id="\(id)" name="\(field.name)" value="\(choice.value)"\
            \(flag("checked", entries[field.name] == choice.value))\(flag("required", field.isRequired))>\
            <span><b>\(choice.title)</b>\(choice.text.map { "<small>\($0)</small>" as HTML })</span></label>
            """
    }
    return """
        <fieldset class="field\(complaint.map { _ in " wrong" })"><legend>\(field.label)</legend>
        \(field.hint.map { "<p class=\"hint\">\($0)</p>" as HTML })<div class="cards">\(cards)</div>\
        \(complaint.map { "<p class=\"complaint\">\($0)</p>" as HTML })</fieldset>
        """
}

/// Yes or no.
func tick(_ field: Field, _ entries: Entries = Entries()) -> HTML {
    """
    <label class="tick"><input type="checkbox" id="\(field.id)" name="\(field.name)" value="yes"\
    \(flag("checked", entries[field.name] == "yes"))><span>\(field.label)\
    \(field.hint.map { "<small>\($0)</small>" as HTML })</span></label>
    """
}
