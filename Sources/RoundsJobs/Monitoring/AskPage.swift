import RoundsDomain
import RoundsProtocols

extension ProbeNetwork {
    /// Asks for a page, follows its redirects, and judges where they end. The patience holds for all of them together.
    func look(_ probe: WebProbe, _ patience: ProbePatience, now: @Sendable () -> Moment) async -> ProbeResult {
        let clock = ContinuousClock()
        let begun = clock.now
        var (address, phases) = (probe.address, ProbePhases())
        for followed in 0...max(probe.redirects, 0) {
            let left = patience.whole - (clock.now - begun).milliseconds
            var told = await http(
                probe.ask(address), patience: ProbePatience(whole: left, quiet: patience.quiet))
            phases.add(told.phases)
            told.phases = phases
            guard case .success(let answer) = told.result else {
                return refused(probe, told, at: address, now: now) ?? told.judged { _ in Finding(.failed, "") }
            }
            switch probe.way(of: answer, from: address) {
            case .here: return judged(probe, told, at: address, now: now)
            case .nowhere(let finding): return told.result(finding)
            case .on(let next) where followed == probe.redirects:
                let reason = "It was sent on more than \(probe.redirects) times, at last to \(next.text)"
                return told.result(Finding(.failed, reason))
            case .on(let next): address = next
            }
        }
        return ProbeResult(.unknown, "Nothing was asked")
    }

    /// The answer at which the way ended.
    private func judged(
        _ probe: WebProbe, _ told: Told<HTTPAnswer>, at address: WebAddress, now: @Sendable () -> Moment
    ) -> ProbeResult {
        var probe = probe
        probe.address = address
        return told.judged { answer in
            probe.judged(
                WebAnswer(status: answer.status, body: answer.body, isWhole: answer.isWhole),
                certificate: told.certificate.map { CertificateFacts($0) }, took: told.phases.milliseconds, at: now())
        }
    }

    /// A certificate that does not hold is told of rather than the connection it ended.
    private func refused(
        _ probe: WebProbe, _ told: Told<HTTPAnswer>, at address: WebAddress, now: @Sendable () -> Moment
    ) -> ProbeResult? {
        guard let shown = told.certificate, shown.trust == .notTrusted || shown.trust == .wrongName,
            let (verdict, reason) = CertificateFacts(shown).finding(
                for: address.host, warnDays: probe.warnDays, verifies: true, at: now())
        else { return nil }
        return told.result(Finding(verdict, reason))
    }
}

extension WebProbe {
    fileprivate func ask(_ address: WebAddress) -> HTTPAsk {
        HTTPAsk(
            method: method.rawValue, isSecure: address.isSecure, host: address.host, port: address.port,
            target: address.path, authority: address.authority, verifies: verifies)
    }

    /// Where an answer leads.
    fileprivate enum Way {
        case here
        case on(WebAddress)
        /// It was to be followed and cannot be.
        case nowhere(Finding)
    }

    fileprivate func way(of answer: HTTPAnswer, from address: WebAddress) -> Way {
        guard redirects > 0, !statuses.contains(answer.status), [301, 302, 303, 307, 308].contains(answer.status)
        else { return .here }
        let location = answer["location"]
        if let next = location.flatMap({ address.following($0) }) { return .on(next) }
        return .nowhere(lost(answer.status, location: location))
    }
}

extension ProbePhases {
    /// Of one redirect after the other.
    fileprivate mutating func add(_ more: ProbePhases) {
        lookUp = sum(lookUp, more.lookUp)
        connect = sum(connect, more.connect)
        secure = sum(secure, more.secure)
        firstByte = sum(firstByte, more.firstByte)
        whole = sum(whole, more.whole)
    }

    private func sum(_ one: Int64?, _ other: Int64?) -> Int64? {
        one == nil && other == nil ? nil : (one ?? 0) + (other ?? 0)
    }
}

extension Duration {
    fileprivate var milliseconds: Int64 { components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000 }
}
