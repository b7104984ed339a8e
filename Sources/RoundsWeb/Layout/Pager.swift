import RoundsHTML

/// Newer and older, by place in the list rather than by page number.
struct Pager: Sendable {
    /// To the start of the list; nil on the first page.
    var first: String?
    /// Behind the last row; nil on the last page.
    var next: String?
    /// "50 shown".
    var text = ""
}

func pager(_ pager: Pager) -> HTML {
    guard pager.first != nil || pager.next != nil else { return .nothing }
    let first = pager.first.map { "<a class=\"button\" href=\"\($0)\">To the start</a>" as HTML }
    let next = pager.next.map { "<a class=\"button\" href=\"\($0)\" rel=\"next\" data-key=\"]\">Next page</a>" as HTML }
    return "<nav class=\"pager\" aria-label=\"Pages\"><span class=\"meta\">\(pager.text)</span>\(first)\(next)</nav>"
}
