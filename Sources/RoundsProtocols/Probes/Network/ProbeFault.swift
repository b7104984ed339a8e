/// Why a target could not be asked, or gave no answer worth the name.
public enum ProbeFault: Error, Sendable, Equatable {
    /// Who was asked.
    case nameNotFound(String, asked: String)
    case nameServersSilent(String, asked: String)
    case nameServerFailed(String, asked: String)
    /// It is there, and does not look up this name for the desk.
    case nameServerRefused(String, asked: String)
    /// Their machines answered that nothing takes questions there.
    case nameServersClosed(String, asked: String)
    case refused(port: Int)
    /// The same without a connection, as by UDP.
    case nothingListens(port: Int)
    case unreachable(String)
    /// Neither a connection was made nor a datagram answered.
    case noConnection(port: Int, seconds: String)
    case noSecurity(seconds: String)
    case notSecure(String)
    case noAnswer(seconds: String)
    case noEnd(seconds: String)
    case reset
    case unreadable(String)
    case notPermitted(String)
    case noSocket
    case noNetwork
    case stopped

    /// In plain words, without a dot at the end.
    public var sentence: String {
        switch self {
        case .nameNotFound(let name, let server): "The name \(name) was not found (asked \(server))"
        case .nameServersSilent(let name, let server): "No name server told where \(name) is (asked \(server))"
        case .nameServerFailed(let name, let server): "The name server could not look up \(name) (asked \(server))"
        case .nameServerRefused(let name, let server): "The name server refused to look up \(name) (asked \(server))"
        case .nameServersClosed(let name, let server): "No name server runs where \(name) was asked for (\(server))"
        case .refused(let port): "The connection to port \(port) was refused"
        case .nothingListens(let port): "Nothing listens on port \(port)"
        case .unreachable(let host): "There is no way to \(host) in the network"
        case .noConnection(let port, let seconds): "Nothing answered on port \(port) within \(seconds) s"
        case .noSecurity(let seconds): "The secure connection was not made within \(seconds) s"
        case .notSecure(let words): "No secure connection could be made: \(words)"
        case .noAnswer(let seconds): "It took the connection, but did not answer within \(seconds) s"
        case .noEnd(let seconds): "The answer began, but did not end within \(seconds) s"
        case .reset: "The connection was broken off by the other side"
        case .unreadable(let sentence): sentence
        case .notPermitted(let words): words
        case .noSocket: "The desk has no free socket to ask with"
        case .noNetwork: "The desk's own machine has no way to that network"
        case .stopped: "The desk stopped while it asked"
        }
    }

    /// True where the fault is the desk's own: nothing is known about the target.
    public var isOurs: Bool {
        switch self {
        case .notPermitted, .noSocket, .noNetwork, .stopped: true
        default: false
        }
    }

    /// True where the target let its whole time pass.
    public var isSilence: Bool {
        switch self {
        case .noConnection, .noSecurity, .noAnswer, .noEnd, .nameServersSilent: true
        default: false
        }
    }
}

/// How long is waited. No step waits longer than the whole may take.
public struct ProbePatience: Sendable, Equatable {
    /// Milliseconds from the beginning to the end.
    public let whole: Int64
    /// Milliseconds without anything new: a connection, a byte.
    public let quiet: Int64

    public init(whole: Int64, quiet: Int64) {
        self.whole = min(max(whole, 10), 120_000)
        self.quiet = min(max(quiet, 10), self.whole)
    }

    static func seconds(_ milliseconds: Int64) -> String {
        let tenths = (milliseconds + 50) / 100
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}
