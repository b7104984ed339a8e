import Hummingbird
import Logging
import NIOCore
import RoundsDomain

/// What is known about a request besides the request: who sent it and from where.
public struct DeskContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// Who is signed in; nil for a stranger.
    public var caller: Caller?
    /// The client's address: the peer's, or what a trusted proxy says it is.
    public var address: String
    /// The request came over TLS, to this process or to a trusted proxy.
    public var isSecure = false
    /// The host the browser asked for, as `desk.hospital.example:8443`; what `Origin` is compared with.
    public var host = ""

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? ""
    }

    /// Shown with every fault and kept in the log, so that a person's words lead to the line.
    public var requestID: String { logger[metadataKey: "hb.request.id"]?.description ?? "none" }

    /// The person behind the request. Routes that `.anyone` may call ask `caller` instead.
    public var person: Person {
        get throws {
            guard let caller else { throw SignInNeeded() }
            return caller.person
        }
    }
}

/// Somebody who is signed in, by a browser's session or by an API token.
public struct Caller: Sendable {
    public enum Proof: Sendable, Equatable {
        case session(Session.ID)
        case token(APIToken.ID)
    }

    /// Narrowed to the token's scopes when there is a token.
    public let person: Person
    public let proof: Proof
    /// The end of the log when they were recognised: a page made after shows at least so much. Browsers only.
    public let seen: Int64?
    /// Today's morning round is late, and it is this person who is told. Browsers only.
    public let isRoundLate: Bool

    public init(person: Person, proof: Proof, seen: Int64? = nil, isRoundLate: Bool = false) {
        self.person = person
        self.proof = proof
        self.seen = seen
        self.isRoundLate = isRoundLate
    }

    public var usesToken: Bool {
        switch proof {
        case .session: false
        case .token: true
        }
    }
}

/// The route needs somebody signed in, and nobody is.
public struct SignInNeeded: Error {
    public init() {}
}
