/// A certificate as a server showed it.
public struct CertificateFacts: Sendable, Equatable {
    public enum Trust: Sendable, Equatable {
        case trusted
        /// Its names, its signer or its time do not hold.
        case notTrusted, wrongName
        case notLookedAt
    }

    public let from: Moment
    public let until: Moment
    /// The names and addresses it is for.
    public let names: [String]
    public let trust: Trust

    public init(from: Moment, until: Moment, names: [String], trust: Trust) {
        self.from = from
        self.until = until
        self.names = names
        self.trust = trust
    }

    /// Days it has left, a begun one counted; 0 when it ended.
    public func daysLeft(at now: Moment) -> Int64 { Self.daysLeft(until: until, at: now) }

    /// The same for one of which only its end is known.
    public static func daysLeft(until end: Moment, at now: Moment) -> Int64 {
        max(0, (end - now).milliseconds + 86_399_999) / 86_400_000
    }

    /// `in 9 days`: how long until it ends, for whoever reads it now. What is kept names the day alone.
    public static func left(until end: Moment, at now: Moment) -> String {
        let days = daysLeft(until: end, at: now)
        return "in \(days) day\(days == 1 ? "" : "s")"
    }

    /// Nil while all is well.
    public func finding(for host: String, warnDays: Int, verifies: Bool, at now: Moment) -> (Verdict, String)? {
        if verifies, let fault = fault(for: host, at: now) { return (.failed, fault) }
        guard warnDays > 0, until <= now + .days(Int64(warnDays)) else { return nil }
        if until <= now { return (.warning, "The certificate ended on \(until.date)") }
        return (.warning, "The certificate ends on \(until.date)")
    }

    private func fault(for host: String, at now: Moment) -> String? {
        if until <= now { return "The certificate ended on \(until.date)" }
        if from > now { return "The certificate is not valid before \(from.date)" }
        return switch trust {
        case .trusted, .notLookedAt: nil
        case .notTrusted: "The certificate was not issued by anybody this machine trusts"
        case .wrongName:
            names.isEmpty
                ? "The certificate is not for \(host)"
                : "The certificate is for \(names.prefix(3).joined(separator: ", ")), not for \(host)"
        }
    }
}

extension Moment {
    /// `14 Nov 2026`, in UTC as certificates count.
    public var date: String {
        let time = CivilTime(self, offsetSeconds: 0)
        return "\(time.day) \(time.monthName.prefix(3)) \(time.year)"
    }
}
