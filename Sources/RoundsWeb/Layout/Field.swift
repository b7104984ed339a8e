import RoundsHTML

/// One line of a form: its name in the request, its label, and what helps to fill it in.
struct Field: Sendable {
    enum Kind: String, Sendable {
        case text, password, email, search, tel, date, number
    }

    let name: String
    let label: String
    var kind = Kind.text
    var hint: String?
    var isRequired = false
    /// False where it is plain that a line may stay empty.
    var saysOptional = true
    /// Characters; nil for no limit in the browser. The domain checks again.
    var limit: Int?
    var autocomplete: String?
    /// The id of a `datalist` with proposals.
    var list: String?
    /// True for the first field of a page whose only purpose is its form.
    var isFirst = false
    /// Distinguishes fields of the same name in several forms on one page.
    var idPrefix = ""

    init(_ name: String, _ label: String) {
        self.name = name
        self.label = label
    }

    var id: String { idPrefix + name }

    func with<Value>(_ path: WritableKeyPath<Field, Value>, _ value: Value) -> Field {
        var field = self
        field[keyPath: path] = value
        return field
    }
}

extension Field {
    func hint(_ hint: String) -> Field { with(\.hint, hint) }
    func silent() -> Field { with(\.saysOptional, false) }
    func required() -> Field { with(\.isRequired, true) }
    func limit(_ characters: Int) -> Field { with(\.limit, characters) }
    func kind(_ kind: Kind, autocomplete: String) -> Field {
        with(\.kind, kind).with(\.autocomplete, autocomplete)
    }
    func first() -> Field { with(\.isFirst, true) }

    /// What input, select and text area have in common.
    func attributes(_ entries: Entries) -> HTML {
        let complaint = entries.complaint(about: name)
        let described = [hint.map { _ in "\(id)-hint" }, complaint.map { _ in "\(id)-complaint" }].compactMap(\.self)
        return """
            id="\(id)" name="\(name)"\(flag("required", isRequired))\
            \(attribute("maxlength", limit.map(String.init)))\(attribute("autocomplete", autocomplete))\
            \(attribute("list", list))\(attribute("aria-invalid", complaint.map { _ in "true" }))\
            \(attribute("aria-describedby", described.isEmpty ? nil : described.joined(separator: " ")))\
            \(flag("autofocus", isFirst))
            """
    }

    /// Label above, control, then what helps and what is wrong.
    func wrapped(_ control: HTML, _ entries: Entries) -> HTML {
        let complaint = entries.complaint(about: name)
        let optional: HTML? = isRequired || !saysOptional ? nil : "<span class=\"optional\">optional</span>"
        return """
            <div class="field\(complaint.map { _ in " wrong" })">
            <label for="\(id)">\(label)\(optional)</label>
            \(hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\($0)</p>" as HTML })\(control)\
            \(complaint.map { "<p class=\"complaint\" id=\"\(id)-complaint\">\($0)</p>" as HTML })
            </div>
            """
    }
}

func field(_ field: Field, _ entries: Entries = Entries()) -> HTML {
    let value = field.kind == .password ? nil : entries[field.name]
    return field.wrapped(
        "<input type=\"\(field.kind.rawValue)\" \(field.attributes(entries))\(attribute("value", value))>", entries)
}

/// - Parameter rows: lines that are seen before it scrolls; where the browser can, it grows with the text.
func textArea(_ field: Field, _ entries: Entries = Entries(), rows: Int = 4) -> HTML {
    field.wrapped(
        "<textarea rows=\"\(rows)\" \(field.attributes(entries))>\n\(entries[field.name])</textarea>", entries)
}
