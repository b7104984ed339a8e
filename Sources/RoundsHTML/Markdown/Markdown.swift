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
    let parsed = source.parsed { root in
        var printer = MarkdownPrinter(source: source)
        return printer.document(root)
    }
    return parsed ?? "<p>\(MarkdownPrinter(source: source).lines(source.text))</p>"
}

/// What a person wrote, without its marks: for the search index and for previews. Blocks and lines are separated by a
/// line feed. Text of more than 64 KiB comes back as it is.
public func plainText(_ text: String) -> String {
    let source = MarkdownSource(text)
    return source.parsed { source.restored($0.plainText) } ?? source.text
}

extension MarkdownSource {
    fileprivate func parsed<Answer>(_ read: (MarkdownTree) -> Answer) -> Answer? {
        isParsed ? MarkdownTree.parsing(text, read) : nil
    }
}
