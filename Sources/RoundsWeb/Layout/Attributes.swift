import RoundsHTML

/// ` name="value"`, or nothing without a value.
func attribute(_ name: StaticString, _ value: String?) -> HTML {
    guard let value else { return .nothing }
    return " \(HTML(stringLiteral: name))=\"\(value)\""
}

/// ` name`, when it is so.
func flag(_ name: StaticString, _ isSo: Bool) -> HTML {
    isSo ? " \(HTML(stringLiteral: name))" : .nothing
}

func hidden(_ name: String, _ value: String) -> HTML {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
}

/// Words that only a screen reader says.
func unseen(_ text: String) -> HTML {
    "<span class=\"unseen\">\(text)</span>"
}
