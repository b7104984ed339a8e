/// What may stand in what: the part of the HTML content model that browsers repair without a word.
/// Source: https://html.spec.whatwg.org/multipage/indices.html#elements-3
enum ContentRules {
    static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]

    private static let interactive: Set<String> = ["a", "button", "select", "textarea", "details", "label", "iframe"]

    /// A start tag of one of these ends an open `p`.
    private static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "details", "dialog", "div", "dl", "fieldset", "figure", "footer",
        "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "menu", "nav", "ol", "p", "pre", "search",
        "section", "table", "ul",
    ]

    private static let parents: [String: Set<String>] = [
        "li": ["ul", "ol", "menu"],
        "dt": ["dl", "div"], "dd": ["dl", "div"],
        "tr": ["thead", "tbody", "tfoot"],
        "td": ["tr"], "th": ["tr"],
        "thead": ["table"], "tbody": ["table"], "tfoot": ["table"], "caption": ["table"],
        "summary": ["details"], "legend": ["fieldset"],
        "option": ["select", "optgroup", "datalist"], "optgroup": ["select"],
    ]

    /// Inside these only their own children may stand.
    private static let children: [String: Set<String>] = [
        "ul": ["li"], "ol": ["li"], "table": ["caption", "colgroup", "thead", "tbody", "tfoot"],
        "thead": ["tr"], "tbody": ["tr"], "tfoot": ["tr"], "tr": ["td", "th"],
        "select": ["option", "optgroup", "hr"], "dl": ["dt", "dd", "div"],
    ]

    /// A sentence when `name` may not stand inside the open elements, the outermost first.
    static func complaint(about name: String, _ attributes: [MarkupScanner.Attribute], in open: [String]) -> String? {
        if let parent = open.last {
            if let allowed = children[parent], !allowed.contains(name) { return "<\(name)> directly in <\(parent)>" }
            if let allowed = parents[name], !allowed.contains(parent) { return "<\(name)> in <\(parent)>" }
        }
        if blocks.contains(name), open.contains("p") { return "<\(name)> ends the open <p>" }
        if name == "form", open.contains("form") { return "a form in a form" }
        if isInteractive(name, attributes), let outer = open.last(where: { $0 == "a" || $0 == "button" }) {
            return "<\(name)> in <\(outer)>: two things to press in one place"
        }
        if name == "label", open.contains("label") { return "a label in a label" }
        return complaint(about: attributes, of: name)
    }

    /// The content security policy lets no inline code and no inline style through.
    private static func complaint(about attributes: [MarkupScanner.Attribute], of name: String) -> String? {
        if name == "style" { return "an inline style sheet" }
        if name == "script", !attributes.contains(where: { $0.name == "src" }) { return "an inline script" }
        for attribute in attributes {
            if attribute.name == "style" { return "an inline style on <\(name)>" }
            if attribute.name.hasPrefix("on") { return "an inline handler on <\(name)>: \(attribute.name)" }
        }
        return nil
    }

    private static func isInteractive(_ name: String, _ attributes: [MarkupScanner.Attribute]) -> Bool {
        if name == "input" { return !attributes.contains(.init(name: "type", value: "hidden")) }
        return interactive.contains(name)
    }
}
