import HTTPTypes
import Hummingbird

/// Which page sent a request, by what the browser says of it. No script of a page can say otherwise.
enum SendingPage: Sendable {
    /// One of the desk's.
    case own
    case foreign
    /// None: it was typed, or is a bookmark.
    case byHand
    /// Nothing is said: not a browser.
    case unsaid

    /// Browsers say it in `Sec-Fetch-Site`, but only to an address they trust: one with TLS, or this very computer (W3C Fetch
    /// Metadata §2). `Origin` they send to every address with what changes something (RFC 6454 §7).
    init(of request: Request, _ context: DeskContext) {
        switch (request.headers[.secFetchSite], request.headers[.origin]) {
        case ("same-origin", _): self = .own
        case ("none", _): self = .byHand
        case (.some, _): self = .foreign
        case (nil, let origin?): self = origin == context.origin ? .own : .foreign
        case (nil, nil): self = .unsaid
        }
    }
}

extension DeskContext {
    /// Where the browser finds the desk: `https://desk.hospital.example:8443`.
    var origin: String { (isSecure ? "https://" : "http://") + host }
}

// A literal that is a token (RFC 9110 §5.1); another would stop the first test.
// swift-format-ignore: NeverForceUnwrap
extension HTTPField.Name {
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
}
