import Foundation
import Glibc
import NIOCore

extension ProbeNetwork {
    /// Asks for a page. Redirects are not followed here.
    public func http(_ ask: HTTPAsk, patience: ProbePatience) async -> Told<HTTPAnswer> {
        let told = await converse(
            HTTPWords(ask), host: ask.host, port: ask.port, secure: ask.isSecure ? ask.host : nil,
            verifies: ask.verifies, patience: patience)
        return told.reading { words in
            words.parser.answer.map { .success($0) } ?? .failure(.unreadable(HTTPAnswer.Fault.empty.sentence))
        }
    }

    /// Opens a connection, says something, and listens until the expected words come.
    public func connect(
        to host: String, port: Int, saying opening: [UInt8] = [], expecting expected: [UInt8] = [],
        patience: ProbePatience
    ) async -> Told<[UInt8]> {
        await converse(FewWords(opening, expecting: expected), host: host, port: port, patience: patience)
            .reading { .success($0.heard) }
    }

    /// Opens a secure connection and ends it. A certificate that is not trusted comes with the fault.
    /// - Parameter name: that is asked for and has to be in the certificate; nil for the host's.
    public func secure(
        to host: String, port: Int, name: String? = nil, patience: ProbePatience
    ) async -> Told<PeerCertificate> {
        let told = await converse(NoWords(), host: host, port: port, secure: name ?? host, patience: patience)
        return told.reading { _ in
            told.certificate.map { .success($0) } ?? .failure(.notSecure("it showed no certificate"))
        }
    }

    /// What a name server answers: texts of the records asked for, none when there are none, and who was asked.
    public func lookUp(
        _ name: String, _ type: DNSMessage.RecordType, server: String? = nil, patience: ProbePatience
    ) async -> Told<(answers: [String], server: String)> {
        let begun = NIODeadline.now()
        let name = type == .ptr ? DNSName.reversed(name) ?? name : name
        let deadline = begun + .milliseconds(patience.whole)
        var told: Told<(answers: [String], server: String)>
        do {
            let (message, asked) = try await resolver.look(
                name, type, at: server, over: self, patience: patience, deadline: deadline)
            if message.outcome == .noSuchName {
                told = Told(.failure(.nameNotFound(name, asked: asked.withoutUsualPort)))
            } else {
                told = Told(.success((message.answers(to: name, type).map(\.text), asked.withoutUsualPort)))
            }
        } catch {
            told = Told(.failure(error))
        }
        told.phases.whole = (NIODeadline.now() - begun).microseconds
        return told
    }

    /// Asks a time server. The answer is how far its clock is ahead of this machine's, in microseconds.
    public func time(of host: String, port: Int = 123, patience: ProbePatience) async -> Told<Int64> {
        await datagram(host, port: port, patience: patience) { address, wait in
            let nonce = UInt64.random(in: 1...UInt64.max)
            let sent = Self.wallMicroseconds()
            let asked = NIODeadline.now()
            let reply = try await self.exchange(NTPMessage.question(nonce), with: address, within: wait) { bytes in
                (try? NTPMessage(bytes)).flatMap { $0.originate == nonce ? $0 : nil }
            }
            let received = sent + (reply.received - asked).microseconds
            let left = sent + (reply.sent - asked).microseconds
            return try reply.answer.offset(sent: left, received: received)
        }
    }

    /// Looks up a host, asks its first address, and puts what goes wrong into words.
    func datagram<Answer: Sendable>(
        _ host: String, port: Int, patience: ProbePatience,
        ask: (SocketAddress, TimeAmount) async throws -> Answer
    ) async -> Told<Answer> {
        let begun = NIODeadline.now()
        let deadline = begun + .milliseconds(patience.whole)
        var phases = ProbePhases()
        let result: Result<Answer, ProbeFault>
        do {
            let found = try await addresses(of: host, port: port, patience: patience, deadline: deadline)
            phases.lookUp = (NIODeadline.now() - begun).microseconds
            guard let address = found.first else { throw ProbeFault.unreachable(host) }
            let wait = min(deadline - .now(), .milliseconds(patience.quiet))
            result = .success(try await ask(address, wait))
        } catch is NoReply {
            result = .failure(.noConnection(port: port, seconds: ProbePatience.seconds(patience.quiet)))
        } catch {
            let fault = ProbeFault(error, port: port)
            result = .failure(fault == .refused(port: port) ? .nothingListens(port: port) : fault)
        }
        phases.whole = (NIODeadline.now() - begun).microseconds
        return Told(result, phases: phases)
    }

    private static func wallMicroseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
    }
}

extension Told {
    func reading<Other: Sendable>(_ read: (Answer) -> Result<Other, ProbeFault>) -> Told<Other> {
        Told<Other>(result.flatMap(read), phases: phases, certificate: certificate)
    }
}
