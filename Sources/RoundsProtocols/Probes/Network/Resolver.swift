import Foundation
import NIOCore
import Synchronization

/// Finds the addresses of names: by the hosts file, else by the name servers.
final class Resolver: Sendable {
    private struct Files {
        var setting: ResolverSetting
        var hosts: HostsFile
        var readAt: NIODeadline
    }

    private let setting: ResolverSetting?
    private let hosts: HostsFile?
    private let files = Mutex<Files?>(nil)

    init(setting: ResolverSetting?, hosts: HostsFile?) {
        self.setting = setting
        self.hosts = hosts
    }

    /// Read again after five seconds, so that a change counts without a restart.
    private var current: Files {
        files.withLock { files in
            if let files, NIODeadline.now() - files.readAt < .seconds(5) { return files }
            let fresh = Files(
                setting: setting ?? ResolverSetting(file: Self.text("/etc/resolv.conf")),
                hosts: hosts ?? HostsFile(file: Self.text("/etc/hosts")), readAt: .now())
            files = fresh
            return fresh
        }
    }

    private static func text(_ path: String) -> String {
        guard let file = FileHandle(forReadingAtPath: path) else { return "" }
        defer { try? file.close() }
        return String(decoding: (try? file.read(upToCount: 1 << 20)) ?? Data(), as: UTF8.self)
    }

    /// IPv4 addresses, and IPv6 ones where there are none.
    func addresses(
        of host: String, over network: ProbeNetwork, patience: ProbePatience, deadline: NIODeadline
    ) async throws(ProbeFault) -> [String] {
        if (try? SocketAddress(ipAddress: host, port: 0)) != nil { return [host] }
        let files = current
        let known = files.hosts[host]
        if !known.isEmpty { return known }
        var asked = files.setting.servers.first ?? ""
        for name in files.setting.candidates(for: host) {
            for type in [DNSMessage.RecordType.a, .aaaa] {
                let (message, server) = try await look(
                    name, type, over: network, patience: patience, deadline: deadline)
                asked = server
                let found = message.answers(to: name, type).map(\.text)
                if !found.isEmpty { return found }
                // No other type will be found under it either (RFC 8020).
                if message.outcome == .noSuchName { break }
            }
        }
        throw .nameNotFound(host, asked: asked.withoutUsualPort)
    }

    /// Asks one server after another until one says something that holds.
    func look(
        _ name: String, _ type: DNSMessage.RecordType, at server: String? = nil, over network: ProbeNetwork,
        patience: ProbePatience, deadline: NIODeadline
    ) async throws(ProbeFault) -> (DNSMessage, server: String) {
        let setting = current.setting
        let servers = server.map { [$0] } ?? setting.servers
        let all = servers.map(\.withoutUsualPort).joined(separator: ", ")
        let (silent, closed) = (
            ProbeFault.nameServersSilent(name, asked: all), ProbeFault.nameServersClosed(name, asked: all)
        )
        var fault: ProbeFault?
        for _ in 0..<setting.attempts {
            for server in servers {
                let left = deadline - .now()
                guard left > .nanoseconds(0) else { throw fault ?? silent }
                let wait = min(left, .seconds(Int64(setting.timeout)), .milliseconds(patience.quiet))
                let question = DNSQuestion(name: name, type: type, server: server)
                do {
                    let message = try await network.ask(question, within: wait, patience: patience, deadline: deadline)
                    if message.outcome == .found || message.outcome == .noSuchName { return (message, server) }
                    fault = message.outcome.fault(name, asked: server.withoutUsualPort)
                } catch {
                    if case .stopped = error { throw error }
                    if case .unreadable = error { throw error }
                    // That this machine is cut off is no silence of theirs, while none of them could be asked.
                    if error == .noNetwork {
                        fault = fault ?? error
                    } else if fault == nil || fault == .noNetwork || fault == closed {
                        // One that keeps silent may be there.
                        if case .refused = error { fault = closed } else { fault = silent }
                    }
                }
            }
        }
        throw fault ?? silent
    }
}

extension DNSMessage.Outcome {
    fileprivate func fault(_ name: String, asked server: String) -> ProbeFault {
        self == .refused ? .nameServerRefused(name, asked: server) : .nameServerFailed(name, asked: server)
    }
}

struct DNSQuestion: Sendable {
    let name: String
    let type: DNSMessage.RecordType
    /// `10.0.0.53`, or `10.0.0.53#5353` for another port than 53.
    let server: String

    var address: SocketAddress? {
        let parts = server.split(separator: "#")
        guard let host = parts.first else { return nil }
        return try? SocketAddress(ipAddress: String(host), port: parts.count == 2 ? Int(parts[1]) ?? 53 : 53)
    }

    func isAnswered(by message: DNSMessage, number: UInt16) -> Bool {
        let bare = (name.hasSuffix(".") ? String(name.dropLast()) : name).lowercased()
        return message.number == number && message.question?.type == type.rawValue
            && message.question?.name.isExactly(bare) == true
    }
}

extension ProbeNetwork {
    /// By datagram, and over TCP where the answer does not fit into one.
    fileprivate func ask(
        _ question: DNSQuestion, within: TimeAmount, patience: ProbePatience, deadline: NIODeadline
    ) async throws(ProbeFault) -> DNSMessage {
        let number = UInt16.random(in: 0...UInt16.max)
        guard let address = question.address,
            let bytes = DNSMessage.question(question.name, question.type, number: number)
        else { throw .nameNotFound(question.name, asked: question.server.withoutUsualPort) }
        let reply: DatagramExchange<DNSMessage>.Reply
        do {
            reply = try await exchange(bytes, with: address, within: within) { bytes in
                guard let message = try? DNSMessage(bytes), question.isAnswered(by: message, number: number) else {
                    return nil
                }
                return message
            }
        } catch {
            throw ProbeFault(error, port: address.port ?? 53)
        }
        guard reply.answer.isCut else { return reply.answer }
        let heard = await attempt(
            DNSWords(bytes), at: address, secure: nil, patience: patience, deadline: deadline)
        if let fault = heard.fault { throw fault }
        guard let message = try? DNSMessage(heard.words.message), question.isAnswered(by: message, number: number)
        else { throw .unreadable(DNSMessage.Fault.notDNS.sentence) }
        return message
    }
}

extension String {
    /// A server as it is mentioned.
    var withoutUsualPort: String { hasSuffix("#53") ? String(dropLast(3)) : replacing("#", with: ":") }
}
