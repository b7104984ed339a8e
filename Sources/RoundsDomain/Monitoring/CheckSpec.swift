/// All that somebody chooses when a check is made or changed.
public struct CheckSpec: Sendable, Equatable {
    public var fields: Check.Fields
    public var means: Means

    /// How it comes to know.
    public enum Means: Sendable, Equatable {
        case probe(Asking)
        case heartbeat(Heartbeat, slug: String)

        public var kind: Check.Kind {
            switch self {
            case .probe: .probe
            case .heartbeat: .heartbeat
            }
        }
    }

    /// Whom a probe asks, and how often.
    public struct Asking: Sendable, Equatable {
        /// A ``ProbeTarget``'s line.
        public var target: String
        public var interval: Span
        public var timeout: Span

        public init(target: String, interval: Span = .minutes(1), timeout: Span = .seconds(10)) {
            self.target = target
            self.interval = interval
            self.timeout = timeout
        }
    }

    /// - Throws: ``Complaints``.
    public init(_ fields: Check.Fields, _ means: Means) throws(Complaints) {
        var complaints: [Complaint] = []
        var (tidy, means) = (fields, means)
        do { tidy = try fields.checked() } catch { complaints += error.list }
        switch means {
        case .probe(var asking):
            complaints += asking.complaints
            let least = Span(milliseconds: asking.interval.milliseconds + asking.timeout.milliseconds)
            if fields.maxAge < least {
                complaints.append(
                    Complaint(
                        "max_age", "The next answer may be \(least.typed) away: let evidence count at least as long."))
            }
            do {
                asking.target = try ProbeTarget(line: asking.target).line
                means = .probe(asking)
            } catch {
                complaints += error.list
            }
        case .heartbeat(let heartbeat, let slug): complaints += heartbeat.complaints + Self.complaints(aboutSlug: slug)
        }
        guard complaints.isEmpty else { throw Complaints(complaints) }
        self.fields = tidy
        self.means = means
    }

    private static func complaints(aboutSlug slug: String) -> [Complaint] {
        if slug.isEmpty || Slug.isOne(slug) { return [] }
        return [Complaint("slug", "A short name has small letters, digits, - and _, at most 100: “nightly-pacs”.")]
    }
}

extension CheckSpec.Asking {
    public static let intervalRange = Span.seconds(5)...Span.days(7)
    public static let timeoutRange = Span.seconds(1)...Span.minutes(1)

    var complaints: [Complaint] {
        var complaints: [Complaint] = []
        if !Self.intervalRange.contains(interval) {
            complaints.append(Complaint("interval", "Ask every 5 seconds to every 7 days."))
        }
        if !Self.timeoutRange.contains(timeout) {
            complaints.append(Complaint("timeout", "Wait 1 to 60 seconds for an answer."))
        }
        return complaints
    }
}

extension Heartbeat {
    public static let range = Rhythm.shortest...Rhythm.longest

    var complaints: [Complaint] {
        var complaints: [Complaint] = []
        if let complaint = rhythm.complaint(least: Rhythm.shortest) { complaints.append(complaint) }
        if !Self.range.contains(grace) { complaints.append(Complaint("grace", "A grace lasts 1 minute to 365 days.")) }
        return complaints
    }
}

/// A short name that may stand in an address.
public enum Slug {
    public static let length = 100

    public static func isOne(_ text: some StringProtocol) -> Bool {
        (1...length).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (97...122).contains($0) || (48...57).contains($0) || $0 == 0x2D || $0 == 0x5F
            }
    }

    /// Of a name: `Nightly PACS copy` becomes `nightly-pacs-copy`. May be empty.
    public static func made(of name: String) -> String {
        var slug = ""
        for byte in name.lowercased().utf8 {
            if (97...122).contains(byte) || (48...57).contains(byte) || byte == 0x5F {
                slug.unicodeScalars.append(Unicode.Scalar(byte))
            } else if !slug.isEmpty, !slug.hasSuffix("-") {
                slug += "-"
            }
        }
        while slug.hasSuffix("-") { slug.removeLast() }
        return String(slug.prefix(length))
    }
}
