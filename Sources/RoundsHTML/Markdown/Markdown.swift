/// What a person wrote, as markup: CommonMark through libcmark, with the habits of mail.
///
/// * Markup in the text is shown, never obeyed; images are links, nothing is loaded.
/// * A line end is a line break. `--` under a line is a signature's dashes, not a heading.
/// * Addresses become links only through ``Link``; `R-1042` leads to the ticket.
/// * Headings start at `h3`, below those of the page.
///
/// Well-formed whatever the text. Text of more than 64 KiB is shown plain, with its line breaks; what is nested deeper
/// than 24 levels is shown flat.
public func markdown(_ text: String) -> HTML {
    let source = MarkdownSource(text)
    guard source.isParsed else {
        return "<p>\(MarkdownPrinter(source: source).lines(source.text))</p>"
    }
    return MarkdownTree.parsing(source.text) { root in
        var printer = MarkdownPrinter(source: source)
        return printer.document(root)
    }
}

/// What a person wrote, without its marks: for the search index and for previews. Blocks and lines are separated by a
/// line feed. Text of more than 64 KiB comes back as it is.
public func plainText(_ text: String) -> String {
    let source = MarkdownSource(text)
    guard source.isParsed else { return source.text }
    return MarkdownTree.parsing(source.text) { source.restored($0.plainText) }
}
