import RoundsHTML

/// A sentence about what just happened, or what to know before reading on.
struct Notice: Sendable {
    enum Tone: String, Sendable {
        case good, info, warning, failed
    }

    let tone: Tone
    let text: String
    /// A way to go on from here: undo, or the place it speaks of.
    var link: (path: String, text: String)?

    init(_ tone: Tone, _ text: String, link: (path: String, text: String)? = nil) {
        self.tone = tone
        self.text = text
        self.link = link
    }
}

func notice(_ notice: Notice) -> HTML { plate(notice, role: " role=\"status\"") }

/// In a region that is there before it and has the role itself: many screen readers say only what comes into such a one.
func noticeInRegion(_ notice: Notice) -> HTML { plate(notice, role: .nothing) }

private func plate(_ notice: Notice, role: HTML) -> HTML {
    let mark: Mark =
        switch notice.tone {
        case .good: .good
        case .info: .unknown
        case .warning: .warning
        case .failed: .failed
        }
    let link = notice.link.map { "<a href=\"\($0.path)\">\($0.text)</a>" as HTML }
    return """
        <div class="notice \(notice.tone.rawValue)"\(role)><svg class="shape" viewBox="0 0 12 12" \
        aria-hidden="true">\(mark.shape)</svg><p>\(notice.text) \(link)</p></div>
        """
}
