import Glibc
import NIOCore

extension ProbeNetwork {
    /// Sends echo requests one after the other; the answer is the milliseconds of those that came back.
    ///
    /// The kernel lets a process without privileges do it where `net.ipv4.ping_group_range` holds its group (icmp(7)).
    public func echo(_ host: String, count: Int, patience: ProbePatience) async -> Told<[Double]> {
        await datagram(host, port: 0, patience: patience) { address, wait in
            var trips: [Double] = []
            let each = min(wait, .milliseconds(max(patience.whole / Int64(max(count, 1)), 10)))
            for sequence in 1...max(count, 1) {
                do {
                    trips.append(try await self.echo(address, UInt16(sequence), within: each))
                } catch is NoReply {}
            }
            return trips
        }
    }

    private func echo(_ address: SocketAddress, _ sequence: UInt16, within: TimeAmount) async throws -> Double {
        let isV6 = address.protocol == .inet6
        let payload = (0..<16).map { _ in UInt8.random(in: 0...255) }
        let reply = try await exchange(
            EchoMessage.request(sequence: sequence, payload: payload, isV6: isV6), with: address,
            over: try Self.echoSocket(isV6: isV6), within: within
        ) { bytes -> Bool? in
            guard let message = EchoMessage(bytes, isV6: isV6), message.isReply, message.sequence == sequence,
                message.payload == payload
            else { return nil }
            return true
        }
        return Double((reply.received - reply.sent).nanoseconds) / 1e6
    }

    private static func echoSocket(isV6: Bool) throws(ProbeFault) -> CInt {
        let kind = CInt(SOCK_DGRAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue) | CInt(SOCK_NONBLOCK.rawValue)
        let descriptor = socket(isV6 ? AF_INET6 : AF_INET, kind, isV6 ? CInt(IPPROTO_ICMPV6) : CInt(IPPROTO_ICMP))
        guard descriptor < 0 else { return descriptor }
        switch errno {
        case EACCES, EPERM:
            throw .notPermitted(
                "The desk's machine does not allow echo requests. Its administrator can allow them by "
                    + "net.ipv4.ping_group_range")
        case EPROTONOSUPPORT, EAFNOSUPPORT: throw .notPermitted("The desk's machine knows no echo requests")
        default: throw .noSocket
        }
    }
}
