import HTTPTypes
import Hummingbird
import RoundsDomain

/// Stands before every handler: may this person call this route, and did their own browser page send it?
struct Gatekeeper: Sendable {
    let route: Route

    func admit(_ request: Request, _ context: DeskContext) throws {
        let isToken = context.caller?.usesToken == true
        guard route.may.admits(context.caller?.person) else {
            if isToken, let wanted = route.may.scopes { throw Fault.Carrier(Self.lacking(wanted)) }
            throw context.caller == nil ? SignInNeeded() : Denial.forbidden as any Error
        }
        if isToken, !route.takesTokens { throw Fault.Carrier(Self.pagesOnly) }
        if !route.isPing { try refuseForeignPages(request, context) }
        // What anyone may do is nobody's: one signs in over somebody else's page.
        if route.may != .anyone, let person = context.caller?.person { SentForm.current?.isSent(by: person.id) }
    }

    private static let pagesOnly = Fault(
        .notAllowed, "This is a page for people. A token opens what is below /api/v1, and /metrics.")

    private static func lacking(_ scopes: [Permission]) -> Fault {
        let wanted = scopes.map(\.rawValue).sorted().joined(separator: " or ")
        return Fault(
            .notAllowed, "This needs a token with the scope \(wanted), of somebody whose role allows as much.")
    }

    /// Cross-site request forgery: an unsafe request that the browser vouches for with a cookie must come from one of the
    /// desk's own pages. A request with a token carries its own proof. See docs/decisions/0003-csrf-by-fetch-metadata.md.
    private func refuseForeignPages(_ request: Request, _ context: DeskContext) throws {
        guard route.method != .get, route.method != .head, context.caller?.usesToken != true else { return }
        switch SendingPage(of: request, context) {
        case .own, .byHand: return
        case .foreign: throw ForeignPage()
        // Without a session there is nothing to forge.
        case .unsaid: if context.caller != nil { throw ForeignPage() }
        }
    }
}

/// An unsafe request that did not come from a page of the desk.
struct ForeignPage: Error {}
