import NIOCore
import NIOPosix

/// Asks targets over the network. Nothing here blocks: a question that waits costs a socket and a timer, no thread.
///
/// Names are looked up by the machine's own files and name servers, IPv4 before IPv6, anew each time.
public final class ProbeNetwork: Sendable {
    let group: MultiThreadedEventLoopGroup
    let contexts: TLSContexts
    let resolver: Resolver

    /// - Parameters:
    ///   - resolver: instead of `/etc/resolv.conf`.
    ///   - hosts: instead of `/etc/hosts`.
    ///   - roots: a PEM file with authorities trusted beside the machine's.
    /// - Throws: when that file cannot be read.
    public init(resolver: ResolverSetting? = nil, hosts: HostsFile? = nil, roots: String? = nil) throws {
        contexts = try TLSContexts(roots: roots)
        group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        self.resolver = Resolver(setting: resolver, hosts: hosts)
    }

    /// Ends what is under way. It cannot be used again.
    public func shutDown() async {
        try? await group.shutdownGracefully()
    }

    /// Holds a dialogue with a host, at the first of its addresses that takes the connection.
    /// - Parameter name: that the certificate has to be for; nil for a connection in the clear.
    func converse<Words: Dialogue>(
        _ words: Words, host: String, port: Int, secure name: String? = nil, verifies: Bool = true,
        patience: ProbePatience
    ) async -> Told<Words> {
        let begun = NIODeadline.now()
        let deadline = begun + .milliseconds(patience.whole)
        let addresses: [SocketAddress]
        do {
            addresses = try await self.addresses(of: host, port: port, patience: patience, deadline: deadline)
        } catch {
            var told = Told<Words>(.failure(error))
            told.phases.whole = (NIODeadline.now() - begun).microseconds
            return told
        }
        let found = NIODeadline.now()
        let security = name.map { contexts.security(for: $0, verifies: verifies) }
        var heard = Heard(words, fault: .unreachable(host), begun: found)
        for (place, address) in addresses.prefix(4).enumerated() {
            let next = await attempt(words, at: address, secure: security, patience: patience, deadline: deadline)
            // What one address did tells more than that this machine has no way to another.
            if place == 0 || next.fault != .noNetwork { heard = next }
            guard next.connected == nil, next.fault != .stopped, NIODeadline.now() < deadline else { break }
        }
        if case .notSecure(let words)? = heard.fault, let security,
            words == Security.notTrusted || words == Security.wrongName
        {
            heard.certificate = await shownCertificate(
                to: security, trust: words == Security.wrongName ? .wrongName : .notTrusted, at: addresses,
                patience: patience)
        }
        if case .unreachable? = heard.fault { heard.fault = .unreachable(host) }
        return told(heard, begun: begun, found: found, isName: (try? SocketAddress(ipAddress: host, port: 0)) == nil)
    }

    private func told<Words: Dialogue>(
        _ heard: Heard<Words>, begun: NIODeadline, found: NIODeadline, isName: Bool
    ) -> Told<Words> {
        var phases = ProbePhases()
        if isName { phases.lookUp = (found - begun).microseconds }
        phases.connect = heard.connected.map { ($0 - heard.begun).microseconds }
        if let connected = heard.connected {
            phases.secure = heard.secured.map { ($0 - connected).microseconds }
            phases.firstByte = heard.firstByte.map { ($0 - (heard.secured ?? connected)).microseconds }
        }
        phases.whole = (heard.ended - begun).microseconds
        return Told(
            heard.fault.map { .failure($0) } ?? .success(heard.words), phases: phases, certificate: heard.certificate)
    }

    /// A certificate that was refused is looked at over a second connection, on which nothing is said.
    private func shownCertificate(
        to security: Security, trust: PeerCertificate.Trust, at addresses: [SocketAddress], patience: ProbePatience
    ) async -> PeerCertificate? {
        let name = security.serverName
        guard let address = addresses.first, let host = name ?? address.ipAddress else { return nil }
        let heard = await attempt(
            NoWords(), at: address, secure: contexts.security(for: host, verifies: false), patience: patience,
            deadline: .now() + .milliseconds(patience.quiet))
        return heard.certificate.map {
            PeerCertificate(from: $0.from, until: $0.until, names: $0.names, trust: trust)
        }
    }

    func addresses(
        of host: String, port: Int, patience: ProbePatience, deadline: NIODeadline
    ) async throws(ProbeFault) -> [SocketAddress] {
        let found = try await resolver.addresses(of: host, over: self, patience: patience, deadline: deadline)
        return found.compactMap { try? SocketAddress(ipAddress: $0, port: port) }
    }
}

extension TimeAmount {
    var microseconds: Int64 { nanoseconds / 1_000 }
}
