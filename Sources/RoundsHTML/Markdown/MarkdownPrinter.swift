/// Writes a tree as markup.
struct MarkdownPrinter {
    private static let deepest = 24

    let source: MarkdownSource
    /// Bytes of addresses that may still be written: one definition can be used by thousands of links.
    private var addressBytes = 1 << 18
    private lazy var sourceLines = source.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)

    init(source: MarkdownSource) {
        self.source = source
    }

    mutating func document(_ root: MarkdownTree) -> HTML {
        "\(blocks(of: root, depth: 0))"
    }

    private mutating func blocks(of parent: MarkdownTree, depth: Int, isTight: Bool = false) -> [HTML] {
        guard depth < MarkdownPrinter.deepest else { return ["<p>\(lines(parent.plainText))</p>"] }
        var blocks: [HTML] = []
        for child in parent.children { blocks.append(block(child, depth: depth + 1, isTight: isTight)) }
        return blocks
    }

    private mutating func block(_ node: MarkdownTree, depth: Int, isTight: Bool) -> HTML {
        switch node.kind {
        case .paragraph where isTight: "\(inlines(of: node, depth: depth))"
        case .paragraph: "<p>\(inlines(of: node, depth: depth))</p>"
        case .quote: "<blockquote>\(blocks(of: node, depth: depth))</blockquote>"
        case .list(let isOrdered): list(node, isOrdered: isOrdered, depth: depth)
        case .heading(_, isUnderlined: true): underlined(node, depth: depth)
        case .heading(let level, isUnderlined: false): heading(node, level: level, depth: depth)
        case .rule: "<hr>"
        case .codeBlock: "<pre><code>\(source.restored(node.literal))</code></pre>"
        case .markupBlock: "<p>\(lines(node.plainText))</p>"
        default: "<p>\(lines(node.plainText))</p>"
        }
    }

    private mutating func list(_ node: MarkdownTree, isOrdered: Bool, depth: Int) -> HTML {
        var items: [HTML] = []
        for item in node.children {
            items.append("<li>\(blocks(of: item, depth: depth, isTight: node.isTight))</li>")
        }
        guard isOrdered else { return "<ul>\(items)</ul>" }
        return node.firstNumber == 1 ? "<ol>\(items)</ol>" : "<ol start=\"\(node.firstNumber)\">\(items)</ol>"
    }

    private mutating func heading(_ node: MarkdownTree, level: Int, depth: Int) -> HTML {
        let words = inlines(of: node, depth: depth)
        return switch level {
        case 1: "<h3>\(words)</h3>"
        case 2: "<h4>\(words)</h4>"
        case 3: "<h5>\(words)</h5>"
        default: "<h6>\(words)</h6>"
        }
    }

    /// In mail, dashes under a line are a signature or a separation far more often than a heading.
    private mutating func underlined(_ node: MarkdownTree, depth: Int) -> HTML {
        let underline = underline(of: node)
        if underline.first == "=", underline.count > 2 { return heading(node, level: 1, depth: depth) }
        let words = inlines(of: node, depth: depth)
        return underline.count > 2 ? "<p>\(words)</p><hr>" : "<p>\(words)<br>\(underline)</p>"
    }

    /// The `=` or `-` under a heading, at most three of them. libcmark may count the line behind them in, so the first
    /// line of nothing else is meant; a line of the heading itself cannot be one.
    private mutating func underline(of heading: MarkdownTree) -> String {
        for place in sourceLines.indices.clamped(to: heading.startLine..<heading.endLine) {
            let line = sourceLines[place].filter { $0 != 0x20 && $0 != 0x09 && $0 != UInt8(ascii: ">") }
            guard let sign = line.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "=") else { continue }
            if line.allSatisfy({ $0 == sign }) { return String(decoding: line.prefix(3), as: UTF8.self) }
        }
        return ""
    }

    private mutating func inlines(of parent: MarkdownTree, depth: Int, isLink: Bool = false) -> [HTML] {
        guard depth < MarkdownPrinter.deepest else { return [lines(parent.plainText, isLink: isLink)] }
        var inlines: [HTML] = []
        for child in parent.children { inlines.append(inline(child, depth: depth + 1, isLink: isLink)) }
        return inlines
    }

    private mutating func inline(_ node: MarkdownTree, depth: Int, isLink: Bool) -> HTML {
        switch node.kind {
        case .text: words(source.restored(node.literal), isLink: isLink)
        case .softBreak, .hardBreak: "<br>"
        case .code: "<code>\(source.restored(node.literal))</code>"
        case .emphasis: "<em>\(inlines(of: node, depth: depth, isLink: isLink))</em>"
        case .strong: "<strong>\(inlines(of: node, depth: depth, isLink: isLink))</strong>"
        case .link, .image: link(node, depth: depth, isLink: isLink)
        case .markup: lines(node.literal, isLink: true)
        default: lines(node.plainText, isLink: isLink)
        }
    }

    /// A link whose address is not admitted shows it, so that nothing the person wrote is lost.
    private mutating func link(_ node: MarkdownTree, depth: Int, isLink: Bool) -> HTML {
        guard !isLink else { return "\(inlines(of: node, depth: depth, isLink: true))" }
        let address = source.restored(node.address)
        addressBytes -= address.utf8.count
        guard let link = Link(address), addressBytes >= 0 else {
            let words = inlines(of: node, depth: depth)
            return address.isEmpty || addressBytes < 0 ? "\(words)" : "\(words) (\(address))"
        }
        let words = inlines(of: node, depth: depth, isLink: true)
        return anchor(link, words.allSatisfy { $0.bytes.isEmpty } ? [HTML(escaping: address)] : words)
    }
}

extension MarkdownPrinter {
    /// Text with its line breaks.
    func lines(_ text: String, isLink: Bool = false) -> HTML {
        var lines: HTML = .nothing
        for (place, line) in source.restored(text).split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        {
            if place > 0 { lines += "<br>" }
            lines += words(String(line), isLink: isLink)
        }
        return lines
    }

    func anchor(_ link: Link, _ words: [HTML]) -> HTML {
        "<a href=\"\(link)\" rel=\"noopener noreferrer nofollow\">\(words)</a>"
    }
}
