import RoundsHTML

/// One list of several, with how many stand in it.
struct Tab: Sendable {
    let title: String
    let path: String
    /// Nil when it is not counted.
    var count: Int64?
    var isCurrent = false
}

func tabs(_ tabs: [Tab], label: String) -> HTML {
    let links = tabs.map { tab -> HTML in
        """
        <li><a href="\(tab.path)"\(flag("aria-current=\"page\"", tab.isCurrent))>\(tab.title)\
        \(tab.count.map { " <span class=\"count\">\($0)</span>" as HTML })</a></li>
        """
    }
    return "<nav class=\"tabs\" aria-label=\"\(label)\"><ul>\(links)</ul></nav>"
}
