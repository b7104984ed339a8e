import RoundsDomain
import RoundsProtocols

extension ProbeNetwork {
    /// Takes one look at a target, and judges what came back.
    /// - Parameter now: for what certificates are worth.
    public func look(
        at target: ProbeTarget, patience: Span, quiet: Span, now: @Sendable () -> Moment
    ) async -> ProbeResult {
        let patience = ProbePatience(whole: patience.milliseconds, quiet: quiet.milliseconds)
        switch target {
        case .http(let probe): return await look(probe, patience, now: now)
        case .tcp(let probe):
            let told = await connect(
                to: probe.host, port: probe.port, saying: probe.send?.asBytes ?? [],
                expecting: probe.expect?.asBytes ?? [], patience: patience)
            return told.judged { probe.judged($0, took: told.phases.milliseconds) }
        case .tls(let probe): return await look(probe, patience, now: now)
        case .dns(let probe):
            return await lookUp(probe.name, .init(probe.type), server: probe.server, patience: patience)
                .judged { probe.judged($0.answers, asked: $0.server) }
        case .icmp(let probe):
            let told = await echo(probe.host, count: probe.count, patience: patience)
            return told.judged(isSilent: { $0.isEmpty }) { probe.judged($0) }
        case .ntp(let probe):
            return await time(of: probe.host, port: probe.port, patience: patience)
                .judged { probe.judged(offset: Double($0) / 1_000) }
        }
    }

    private func look(
        _ probe: CertificateProbe, _ patience: ProbePatience, now: @Sendable () -> Moment
    ) async -> ProbeResult {
        let told = await secure(to: probe.host, port: probe.port, name: probe.serverName, patience: patience)
        guard let shown = told.certificate else { return told.judged { probe.judged(CertificateFacts($0), at: now()) } }
        let finding = probe.judged(CertificateFacts(shown), at: now())
        return told.result(finding, ends: shown.until)
    }
}

extension Told {
    /// - Parameter isSilent: of an answer that is none.
    func judged(
        isSilent: (Answer) -> Bool = { _ in false }, _ judge: (Answer) -> Finding
    ) -> ProbeResult {
        switch result {
        case .success(let answer): self.result(judge(answer), isSilent: isSilent(answer))
        case .failure(let fault):
            self.result(
                Finding(fault.isOurs ? .unknown : .failed, fault.sentence), ends: certificate?.until,
                isSilent: fault.isSilence)
        }
    }

    func result(_ finding: Finding, ends: Int64? = nil, isSilent: Bool = false) -> ProbeResult {
        ProbeResult(
            finding.verdict, finding.reason, phases: ProbeResult.Phases(phases),
            certificateEnds: (ends ?? certificate?.until).map { Moment(milliseconds: $0 * 1_000) },
            measured: finding.measured, wasSilent: isSilent)
    }
}

extension ProbePhases {
    var milliseconds: Int64 { ((whole ?? 0) + 500) / 1_000 }
}

extension ProbeResult.Phases {
    init(_ phases: ProbePhases) {
        self.init(
            lookUp: phases.lookUp, connect: phases.connect, secure: phases.secure, firstByte: phases.firstByte,
            whole: phases.whole)
    }
}

extension CertificateFacts {
    init(_ shown: PeerCertificate) {
        let trust: Trust =
            switch shown.trust {
            case .trusted: .trusted
            case .notTrusted: .notTrusted
            case .wrongName: .wrongName
            case .notLookedAt: .notLookedAt
            }
        self.init(
            from: Moment(milliseconds: shown.from * 1_000), until: Moment(milliseconds: shown.until * 1_000),
            names: shown.names, trust: trust)
    }
}

extension DNSMessage.RecordType {
    init(_ type: NameProbe.RecordType) {
        switch type {
        case .a: self = .a
        case .aaaa: self = .aaaa
        case .cname: self = .cname
        case .mx: self = .mx
        case .txt: self = .txt
        case .ptr: self = .ptr
        case .srv: self = .srv
        }
    }
}
