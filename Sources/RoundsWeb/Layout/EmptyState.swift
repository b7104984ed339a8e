import RoundsHTML

/// Nothing is here, why that is, and what to do next.
func emptyState(_ title: String, _ text: String, act: HTML? = nil) -> HTML {
    "<div class=\"empty\">\(Icon.mark)<h2>\(title)</h2><p>\(text)</p>\(act)</div>"
}
