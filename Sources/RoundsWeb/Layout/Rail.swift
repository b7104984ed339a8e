import RoundsHTML

/// Where one may go. On a phone it opens from the menu button; both work without a script.
func rail(_ frame: Frame) -> HTML {
    let lines = frame.rooms.enumerated().map { place, room -> HTML in
        let isApart = place > 0 && frame.rooms[place - 1].part != room.part
        return """
            <li\(attribute("class", isApart ? "apart" : nil))><a href="\(room.path)" data-key="\(room.keys)"\(flag("aria-current=\"page\"", frame.current == room))>\
            \(room.icon.html)<span>\(room.title)</span></a></li>
            """
    }
    return """
        <header class="bar"><a class="brand" href="/">\(Icon.mark)<span>Rounds</span></a>\
        <button class="quiet" popovertarget="rail" aria-label="Menu">\(Icon.menu.html)</button></header>
        <nav class="rail" id="rail" aria-label="Rounds" popover>
        <a class="brand" href="/" aria-label="Rounds, first page">\(Icon.mark)<span>Rounds</span></a>
        <ul>\(lines)</ul>
        <div class="foot">
        <button class="quiet go" data-opens="palette" data-key="Control+k" hidden>\(Icon.search.html)<span>Go to…</span>\
        <kbd aria-hidden="true">Ctrl K</kbd></button>
        <p class="live meta" data-live-state role="status"></p>
        \(frame.watchAgo.map { "<p class=\"meta watch\">Watching itself: \($0)</p>" as HTML })
        \(frame.person.map { me($0, frame) })
        <button class="quiet fold" data-fold aria-label="Fold the rail" aria-expanded="\(frame.isRailFolded ? "false" : "true")" \
        hidden>\(Icon.fold.html)</button>
        </div></nav>
        """
}

/// The person's own corner: account, theme, signing out.
private func me(_ person: Frame.SignedIn, _ frame: Frame) -> HTML {
    """
    <button class="quiet me" popovertarget="me">\(avatar(person.name))<span><b>\(person.name)</b>\
    <small>\(person.role)</small></span></button>
    <div class="pop" id="me" popover>
    <a href="/tour">\(Icon.book.html)How this works</a>
    <a href="/account">\(Icon.person.html)Your account</a>
    \(themeForm(frame))
    \(signOutForm(frame))
    </div>
    """
}

func signOutForm(_ frame: Frame) -> HTML {
    """
    <form method="post" action="/sign-out" data-wipes-drafts>\(frame.seal.fields)\
    \(button("Sign out", .quiet, icon: .leave))</form>
    """
}

/// Works as a form; with a script the colours change at once.
func themeForm(_ frame: Frame) -> HTML {
    let buttons = Theme.allCases.map { theme -> HTML in
        """
        <button class="quiet" name="theme" value="\(theme.rawValue)" aria-pressed="\(theme == frame.theme ? "true" : "false")">\
        \(theme.title)</button>
        """
    }
    return """
        <form method="post" action="/account/theme" data-theme-form>\(frame.seal.fields)<fieldset class="themes">\
        <legend>\(Icon.theme.html)Colours</legend>\(buttons)</fieldset></form>
        """
}
