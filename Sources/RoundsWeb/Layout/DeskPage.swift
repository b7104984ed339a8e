import RoundsHTML

/// A page of the desk: rail, top line with the answer and the primary act, notices, body.
func page(_ frame: Frame, _ body: HTML) -> HTML {
    var frame = frame
    // A page that follows the day offers itself anew; the others draw only this place.
    let isFollowed = frame.hearsOfRound && !frame.topics.contains("day")
    if isFollowed { frame.topics += ["day", "round"] }
    return document(
        frame, kind: "desk",
        """
        \(copyBanner(frame))\(rail(frame))
        <main id="main" tabindex="-1">
        \(lateRound(frame, isFollowed: isFollowed))\(topLine(frame))
        \(frame.notices.map(notice))
        \(body)
        </main>
        \(palette)
        \(keySheet(frame))
        """)
}

/// Told on every page, for whoever looks after the round may be anywhere when it is due. What comes while the page is open lies
/// over it: nothing below moves.
private func lateRound(_ frame: Frame, isFollowed: Bool) -> HTML? {
    guard frame.hearsOfRound else { return nil }
    let told = Notice(.failed, "The morning round is due and nobody has signed it.", link: ("/round", "Open the round"))
    let live: HTML? =
        isFollowed
        ? " data-live-key=\"day round\" data-live-src=\"/today\" data-live-part=\"#late-round\" data-live-over" : nil
    return """
        <div id="late-round"\(live) role="status">
        \(frame.isRoundLate ? noticeInRegion(told) : nil)</div>

        """
}

/// The answer to the page's question at the left, what to do about it at the right.
func topLine(_ frame: Frame) -> HTML {
    let live: HTML? = frame.topPath.flatMap { path in
        frame.topics.first.map { " data-live-key=\"\($0)\" data-live-src=\"\(path)\" data-live-part=\"header.top\"" }
    }
    return """
        <header class="top"\(live)><div>\(frame.kicker.map { "<p class=\"kicker\">\($0)</p>" as HTML })<h1>\(frame.title)</h1>\
        \(frame.lead.map { "<p class=\"lead\">\($0)</p>" as HTML })</div>\
        \(frame.acts.map { "<div class=\"acts\">\($0)</div>" as HTML })</header>
        """
}

/// Nobody may take a copy for the desk itself.
func copyBanner(_ frame: Frame) -> HTML? {
    guard frame.isCopy else { return nil }
    return """
        <aside class="copy" aria-label="Restored copy">\(stateMark(.warning, "Restored copy")) \
        <span>It watches nothing, sends nothing outward, and nobody works on what is entered here.</span></aside>
        """
}
