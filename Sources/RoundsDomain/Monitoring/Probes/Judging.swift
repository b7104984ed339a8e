/// What an answer is worth. A failed finding comes before a warning, and nothing is good that was not looked at.
public struct Finding: Sendable, Equatable {
    public let verdict: Verdict
    public let reason: String
    public let measured: ProbeResult.Measure?

    public init(_ verdict: Verdict, _ reason: String, _ measured: ProbeResult.Measure? = nil) {
        self.verdict = verdict
        self.reason = reason
        self.measured = measured
    }
}

/// A page as it came back.
public struct WebAnswer: Sendable {
    public let status: Int
    public let body: [UInt8]
    /// False when only the beginning of the body was read.
    public let isWhole: Bool

    public init(status: Int, body: [UInt8], isWhole: Bool) {
        self.status = status
        self.body = body
        self.isWhole = isWhole
    }
}

extension WebProbe {
    public func judged(
        _ answer: WebAnswer, certificate: CertificateFacts?, took milliseconds: Int64, at now: Moment
    ) -> Finding {
        guard statuses.contains(answer.status) else {
            return Finding(.failed, "Answered \(answer.status) instead of \(statuses.mentioned)")
        }
        let part = answer.isWhole ? "" : " in its first \(answer.body.count / 1_024) kB"
        if let contains, !answer.body.holds(contains) {
            return Finding(.failed, "The answer does not say “\(contains.shortened)”\(part)")
        }
        if let lacks, answer.body.holds(lacks) {
            return Finding(.failed, "The answer says “\(lacks.shortened)”")
        }
        if let certificate,
            let (verdict, reason) = certificate.finding(
                for: address.host, warnDays: warnDays, verifies: verifies, at: now)
        {
            return Finding(verdict, reason)
        }
        return Finding(.good, "Answered \(answer.status) in \(milliseconds) ms")
    }
}

extension WebProbe {
    /// A redirect that leads to no page.
    /// - Parameter location: where it said the page is; nil when it did not say.
    public func lost(_ status: Int, location: String?) -> Finding {
        guard let location, !location.trimmed.isEmpty else {
            return Finding(.failed, "Answered \(status) without saying where the page is")
        }
        return Finding(
            .failed, "Answered \(status) and leads to “\(location.plain.shortened)”, which is no page's address")
    }
}

extension CertificateProbe {
    public func judged(_ certificate: CertificateFacts, at now: Moment) -> Finding {
        let days = ProbeResult.Measure(Double(certificate.daysLeft(at: now)), .days)
        let name = serverName ?? host
        if let (verdict, reason) = certificate.finding(for: name, warnDays: warnDays, verifies: true, at: now) {
            return Finding(verdict, reason, days)
        }
        return Finding(.good, "The certificate is valid until \(certificate.until.date)", days)
    }
}

extension NameProbe {
    /// - Parameters:
    ///   - answers: as text: addresses, names without the dot at their end, `10 mail.cedar.example` for MX.
    ///   - server: who was asked.
    public func judged(_ answers: [String], asked server: String) -> Finding {
        guard !answers.isEmpty else {
            return Finding(.failed, "\(name) has no \(type.rawValue) record (asked \(server))")
        }
        let found = Set(answers.map(\.comparable))
        if let missing = expected.first(where: { !found.contains($0.comparable) }) {
            let shown = answers.prefix(3).joined(separator: ", ")
            return Finding(.failed, "\(name) is \(shown), not \(missing.shortened) (asked \(server))")
        }
        return Finding(.good, "\(name) is \(answers.prefix(3).joined(separator: ", "))")
    }
}

extension EchoProbe {
    /// - Parameter trips: milliseconds of each echo that came back.
    public func judged(_ trips: [Double]) -> Finding {
        guard let mean = trips.isEmpty ? nil : trips.reduce(0, +) / Double(trips.count) else {
            return Finding(.failed, "None of \(count) echo requests to \(host) came back")
        }
        let measured = ProbeResult.Measure(mean, .milliseconds)
        guard trips.count == count else {
            return Finding(.warning, "Only \(trips.count) of \(count) echo requests to \(host) came back", measured)
        }
        return Finding(.good, "\(host) answered in \(mean.milliseconds) on average", measured)
    }
}

extension ClockProbe {
    /// - Parameter offset: how far the server's clock is ahead of ours, in milliseconds.
    public func judged(offset: Double) -> Finding {
        let measured = ProbeResult.Measure(offset, .milliseconds)
        let (size, side) = (abs(offset), offset < 0 ? "behind" : "ahead of")
        let reason = "The clock of \(host) is \(size.milliseconds) \(side) the desk's"
        guard size <= Double(maxOffset) else {
            return Finding(.failed, "\(reason); at most \(maxOffset) ms are allowed", measured)
        }
        return Finding(.good, reason, measured)
    }
}

extension ConnectProbe {
    public func judged(_ heard: [UInt8], took milliseconds: Int64) -> Finding {
        if let expect, !heard.holds(expect.asBytes) {
            // Whoever keeps silent is not judged: it has ended the connection.
            guard !heard.isEmpty else {
                return Finding(
                    .failed, "It closed the connection without an answer; “\(expect.shortened)” was expected")
            }
            let said = String(decoding: heard.prefix(80), as: UTF8.self).plain
            return Finding(.failed, "The answer does not say “\(expect.shortened)”, but “\(said)”")
        }
        return Finding(.good, "Port \(port) answered in \(milliseconds) ms")
    }
}

extension String {
    /// What `\r\n` and the like stand for, as bytes on the wire.
    public var asBytes: [UInt8] { Array(readingLineEscapes.utf8) }

    fileprivate var shortened: String { count > 60 ? prefix(59) + "…" : self }

    fileprivate var comparable: String {
        let bare = hasSuffix(".") ? String(dropLast()) : self
        return bare.lowercased()
    }

    /// Control characters, which have no business on a page, as spaces.
    var plain: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 })).trimmed
    }
}

extension [UInt8] {
    fileprivate func holds(_ text: String) -> Bool { holds(Array(text.utf8)) }

    fileprivate func holds(_ words: [UInt8]) -> Bool {
        guard let first = words.first else { return true }
        guard count >= words.count else { return false }
        return withUnsafeBufferPointer { bytes in
            var place = 0
            let end = bytes.count - words.count
            while place <= end {
                if bytes[place] == first, bytes[place..<(place + words.count)].elementsEqual(words) { return true }
                place += 1
            }
            return false
        }
    }
}

extension Double {
    /// `0.4 ms`, `12 ms`, `3.5 s`.
    fileprivate var milliseconds: String {
        if self >= 1_000 { return "\((self / 100).rounded() / 10) s" }
        return self >= 10 ? "\(Int64(rounded())) ms" : "\((self * 10).rounded() / 10) ms"
    }
}
