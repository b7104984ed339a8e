import RoundsDomain
import RoundsHTML

/// Leads to what will be signed, with the focus on the button that signs. What is signed stays, so one key never signs.
func signingLink(_ screen: RoundScreen) -> HTML? {
    screen.maySign ? linkButton("Sign …", to: "#sign", icon: .check, key: "s") : nil
}

/// Below everything that is looked at: what will be signed and as what, and the button that does it. Or who signed it.
func signing(_ screen: RoundScreen, _ frame: Frame) -> HTML {
    if let signed = screen.signed { return signature(signed, screen) }
    guard screen.maySign else {
        if let opens = screen.opens {
            let what = screen.kind.title.lowercased()
            return "<p class=\"meta\">The \(what) can be signed from \(opens.clock) on, \(screen.kind.waitsFor).</p>"
        }
        return screen.isClear || screen.unclear.isEmpty ? .nothing : "<p class=\"meta\">\(screen.unclear)</p>"
    }
    let look = screen.isClear ? ButtonKind.primary : .plain
    let what = screen.isClear ? "Nothing is in the way: it is signed as clear." : screen.unclear
    let act = form(
        "/round/sign", frame.seal, name: "act",
        """
        \(hidden("kind", screen.kind.rawValue))\(hidden("seen", screen.seen))\
        \(hidden("exceptions", screen.isClear ? "no" : "yes"))\
        <button id="sign" class="\(look.rawValue)" aria-describedby="to-sign">\(Icon.check.html)Sign the round</button>
        """)
    return """
        <section class="signing" aria-labelledby="signing"><h2 id="signing">What you sign</h2>
        <div id="to-sign"><p>\(screen.tally.sentence).</p><p>\(what)</p>
        <p class="meta">The board is kept as you see it, with your name, the time and a hash over every line. It cannot be \
        changed or taken back.</p></div>
        \(act)</section>
        """
}

private func signature(_ signed: RoundScreen.Signed, _ screen: RoundScreen) -> HTML {
    let whole = signed.isWhole ? stateMark(.good, "as it was signed") : stateMark(.failed, "not what was signed")
    return """
        <footer class="signature"><p>\(screen.kind.title) of \(screen.day), signed by \(signed.by), \(signed.at.full). \(whole)</p>\
        <p class="meta">SHA-256 <code>\(signed.hash)</code></p></footer>
        """
}

extension RoundScreen {
    /// There is something to sign, and it is time.
    var maySign: Bool { mayWork && tally.all > 0 && opens == nil }
}

extension Round.Kind {
    /// Why it is not signed before its time.
    fileprivate var waitsFor: String {
        switch self {
        case .morning: "when the night’s work is done"
        case .final: "when the day shift begins"
        }
    }
}
