import RoundsHTML

/// Well-formed whatever the bytes; nothing of the text is obeyed as markup; links lead where links may.
func examine(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let markup = markdown(text)
    hold(markup.fault == nil, "\(String(describing: markup.fault)) in \(markup.text)")
    for place in markup.bytes.indices where markup.bytes[place] == UInt8(ascii: "<") {
        let tag = markup.bytes[place...].prefix(20).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        let isOurs = allowed.contains { tag.starts(with: $0.utf8) }
        hold(isOurs, "a tag of the person's own: \(String(decoding: tag, as: UTF8.self))")
        // Two slashes would lead to another host (RFC 3986 §4.2).
        let leadsAway = ["//", "/\\"].contains { tag.starts(with: "<a href=\"\($0)".utf8) }
        hold(!leadsAway, "a page of the desk on another host: \(String(decoding: tag, as: UTF8.self))")
    }
    hold(!markup.bytes.contains { $0 < 0x20 && $0 != 9 && $0 != 10 }, "a control character")
    let plain = plainText(text)
    hold(!plain.utf8.contains { $0 < 0x20 && $0 != 9 && $0 != 10 }, "a control character in plain text")
}

private let allowed: [String] = {
    let plain = [
        "p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "h3", "h4", "h5", "h6", "a",
    ]
    let targets = ["/", "http://", "https://", "mailto:"].map { "<a href=\"\($0)" }
    return plain.map { "<\($0)>" } + plain.map { "</\($0)>" } + targets + ["<ol start=\""]
}()
