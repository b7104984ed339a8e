import CMark

/// One node of the tree that libcmark made; valid only inside ``parsing(_:_:)``.
struct MarkdownTree {
    enum Kind {
        case document, quote, paragraph, rule, softBreak, hardBreak, emphasis, strong
        case list(isOrdered: Bool)
        case item
        case heading(level: Int, isUnderlined: Bool)
        case codeBlock, markupBlock, text, code, markup
        case link, image
        /// Kinds that only other programs make.
        case other
    }

    private let node: OpaquePointer

    /// Nil when libcmark gives no tree.
    static func parsing<Answer>(_ text: String, _ read: (MarkdownTree) -> Answer) -> Answer? {
        var text = text
        let root = text.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) {
                cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT)
            }
        }
        guard let root else { return nil }
        defer { cmark_node_free(root) }
        cmark_consolidate_text_nodes(root)
        return read(MarkdownTree(node: root))
    }

    var kind: Kind {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_BLOCK_QUOTE: .quote
        case CMARK_NODE_LIST: .list(isOrdered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST)
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_HTML_BLOCK: .markupBlock
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING:
            .heading(level: Int(cmark_node_get_heading_level(node)), isUnderlined: endLine > startLine)
        case CMARK_NODE_THEMATIC_BREAK: .rule
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .hardBreak
        case CMARK_NODE_CODE: .code
        case CMARK_NODE_HTML_INLINE: .markup
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_IMAGE: .image
        default: .other
        }
    }

    var children: some Sequence<MarkdownTree> {
        sequence(state: cmark_node_first_child(node)) { next in
            guard let child = next else { return nil }
            next = cmark_node_next(child)
            return MarkdownTree(node: child)
        }
    }

    /// Of text, code and markup.
    var literal: String { cmark_node_get_literal(node).map { String(cString: $0) } ?? "" }

    /// Of a link or an image.
    var address: String { cmark_node_get_url(node).map { String(cString: $0) } ?? "" }

    /// Of an ordered list.
    var firstNumber: Int { Int(cmark_node_get_list_start(node)) }

    /// Of a list: its items are lines, not paragraphs.
    var isTight: Bool { cmark_node_get_list_tight(node) != 0 }

    /// From 1.
    var startLine: Int { Int(cmark_node_get_start_line(node)) }
    var endLine: Int { Int(cmark_node_get_end_line(node)) }

    /// All text below, found without recursion because a text may be nested as deep as it is long.
    var plainText: String {
        guard let walk = cmark_iter_new(node) else { return "" }
        defer { cmark_iter_free(walk) }
        var text = ""
        while true {
            let event = cmark_iter_next(walk)
            guard event != CMARK_EVENT_DONE, let here = cmark_iter_get_node(walk) else { break }
            let child = MarkdownTree(node: here)
            switch child.kind {
            case .text, .code, .markup: text += child.literal
            case .codeBlock, .markupBlock: text += child.literal
            case .softBreak, .hardBreak: text += "\n"
            case .paragraph where event == CMARK_EVENT_EXIT: text += "\n"
            case .heading where event == CMARK_EVENT_EXIT: text += "\n"
            default: break
            }
        }
        while text.utf8.last == 0x0A { text.removeLast() }
        return text
    }
}
