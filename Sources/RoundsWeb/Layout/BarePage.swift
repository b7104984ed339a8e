import RoundsDomain
import RoundsHTML

/// A page of one thing: signing in, the first start, an error. No rail.
func barePage(_ frame: Frame, _ body: HTML) -> HTML {
    document(
        frame, kind: "bare",
        """
        <main id="main" tabindex="-1">
        \(copyBanner(frame))<p class="brand">\(Icon.mark)<span>\(Product.name)</span>\(frame.siteBeside(Product.name))</p>
        \(frame.notices.map(notice))
        <div class="sheet">\(topLine(frame))\(body)</div>
        </main>
        """)
}

/// A page for people who report something: big, plain, one column.
func portalPage(_ frame: Frame, _ body: HTML) -> HTML {
    document(
        frame, kind: "portal",
        """
        \(copyBanner(frame))<header class="bar"><a class="brand" href="/portal">\(Icon.mark)<span>IT help</span>\
        \(frame.siteBeside("IT help"))</a>
        \(frame.person.map { portalMe($0, frame) })</header>
        <main id="main" tabindex="-1">
        \(frame.notices.map(notice))
        \(topLine(frame))
        \(body)
        </main>
        """)
}

extension Frame {
    /// The hospital's name beside that of the page; nothing where nobody named the hospital, so that the desk stands for it.
    fileprivate func siteBeside(_ name: String) -> HTML? {
        site.isEmpty || site == name ? nil : "<small>\(site)</small>"
    }
}

private func portalMe(_ person: Frame.SignedIn, _ frame: Frame) -> HTML {
    """
    <button class="quiet me" popovertarget="me">\(avatar(person.name))<span>\(person.name)</span></button>
    <div class="pop" id="me" popover>
    <a href="/portal">\(Icon.inbox.html)Your requests</a>
    <a href="/status">\(Icon.pulse.html)State of the services</a>
    <a href="/tour">\(Icon.book.html)How this works</a>
    <a href="/account">\(Icon.person.html)Your account</a>
    \(themeForm(frame))
    \(signOutForm(frame))
    </div>
    """
}
