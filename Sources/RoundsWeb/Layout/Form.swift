import RoundsHTML

/// A form that changes something.
/// - Parameters:
///   - path: an address inside the desk.
///   - draft: under which name the browser keeps what is typed until it is stored, or nil.
///   - typed: it comes with words of the person's that are kept nowhere else: no script leaves the page over them.
func form(
    _ path: String, _ seal: FormSeal, draft: String? = nil, name: StaticString = "", typed: Bool = false, _ body: HTML
) -> HTML {
    """
    <form method="post" action="\(path)" class="\(HTML(stringLiteral: name))"\(attribute("data-draft", draft))\
    \(flag("data-typed", typed))>\(seal.fields)\(draft.map { hidden("draft", $0) })\(body)</form>
    """
}

enum ButtonKind: String, Sendable {
    /// The one thing this page is for.
    case primary
    case plain
    case quiet
    /// Words for IT only: never looks like a reply.
    case note
    /// Takes something away.
    case danger
}

func button(
    _ text: String, _ kind: ButtonKind = .plain, icon: Icon? = nil, key: String? = nil, name: String? = nil,
    value: String? = nil
) -> HTML {
    """
    <button class="\(kind.rawValue)"\(attribute("name", name))\(attribute("value", value))\(keyAttributes(key))>\
    \(icon?.html)\(text)\(keyHint(key))</button>
    """
}

/// A way to another page that looks like a button.
func linkButton(
    _ text: String, to path: String, _ kind: ButtonKind = .plain, icon: Icon? = nil, key: String? = nil
) -> HTML {
    """
    <a class="button \(kind.rawValue)" href="\(path)"\(keyAttributes(key))>\(icon?.html)\(text)\(keyHint(key))</a>
    """
}

/// A form of one button.
func actButton(
    _ text: String, at path: String, _ seal: FormSeal, _ kind: ButtonKind = .plain, icon: Icon? = nil,
    key: String? = nil, typed: Bool = false, fields: HTML = .nothing
) -> HTML {
    form(path, seal, name: "act", typed: typed, "\(fields)\(button(text, kind, icon: icon, key: key))")
}

private func keyAttributes(_ key: String?) -> HTML {
    "\(attribute("data-key", key))\(attribute("aria-keyshortcuts", key))"
}

private func keyHint(_ key: String?) -> HTML? {
    key.map { "<kbd aria-hidden=\"true\">\($0)</kbd>" }
}
