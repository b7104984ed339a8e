import RoundsDomain

/// A ping as it came in over the network.
public struct HeardPing: Sendable, Equatable {
    public enum Address: Sendable, Hashable {
        /// The UUID in lower case.
        case token(String)
        /// Under the desk's ping key. Where `creates`, a check of this name is made when there is none.
        case slug(String, key: String, creates: Bool = false)
    }

    /// Bytes of a body that are kept.
    public static let bodyLimit = 10_000
    /// Characters of the user agent that are kept.
    public static let agentLength = 200

    public let address: Address
    public let signal: Heartbeat.Signal
    /// The `rid`, in lower case.
    public let run: String?
    public let method: String
    public let from: String
    public let agent: String
    public let body: [UInt8]
    public let at: Moment

    public init(
        _ address: Address, _ signal: Heartbeat.Signal, run: String? = nil, method: String = "GET", from: String = "",
        agent: String = "", body: [UInt8] = [], at: Moment
    ) {
        self.address = address
        self.signal = signal
        self.run = run
        self.method = method
        self.from = from
        self.agent = String(agent.filter { $0.isASCII && $0 >= " " }.prefix(Self.agentLength))
        self.body = Array(body.prefix(Self.bodyLimit))
        self.at = at
    }

    public enum Answer: Sendable, Equatable {
        case ok, created, notFound, ambiguous
    }
}

extension HeardPing {
    /// What it tells about the check; nil for a start, a log line and what was ignored.
    func reading(_ kind: Heartbeat.Kind, took: Span?, at moment: Moment) -> Check.Reading? {
        switch kind {
        case .success: Check.Reading(at: moment, verdict: .good, took: took)
        case .failure: Check.Reading(at: moment, verdict: .failed, reason: failure, took: took, isFinal: true)
        case .start, .log, .ignored: nil
        }
    }

    /// The last line it sent is most often the one that says what went wrong.
    private var failure: String {
        var reason = "It said that it failed."
        if case .exit(let code) = signal { reason = "It ended with exit code \(code)." }
        let lines = String(decoding: body, as: UTF8.self).split(whereSeparator: \.isNewline)
        guard let last = lines.last(where: { !String($0).trimmed.isEmpty }) else { return reason }
        return "\(reason) It wrote: \(String(last).trimmed.prefix(200).filter { $0.isASCII ? $0 >= " " : true })"
    }

    var exitCode: Int? {
        if case .exit(let code) = signal { code } else { nil }
    }
}
