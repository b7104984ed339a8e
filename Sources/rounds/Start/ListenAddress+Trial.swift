import Glibc
import NIOCore
import NIOPosix

extension ListenAddress {
    /// Opens the port and closes it again, so that nothing is made for a desk that cannot answer.
    /// - Throws: ``Ending`` with ``ExitReason/address``.
    func tryOut() async throws {
        do {
            let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                // Who calls in this moment is hung up on, and calls again; left alone they would wait for ever.
                .childChannelInitializer { caller in caller.close() }
                .bind(host: host, port: port).get()
            try await channel.close()
        } catch {
            if let ending = ending(error) { throw ending }
            throw error
        }
    }

    /// What keeps the desk from answering here, in words; nil for an error that has another cause.
    func ending(_ error: any Error) -> Ending? {
        let place = "\(host):\(port)"
        if error is SocketAddressError.UnknownHost {
            return Ending(.address, "\(place) cannot be answered on: no address is known for \(host).")
        }
        guard let code = (error as? IOError)?.errnoCode else { return nil }
        return switch code {
        case EADDRINUSE:
            Ending(.address, "Another program answers at \(place). Stop it, or name another place with --listen.")
        case EADDRNOTAVAIL:
            Ending(.address, "\(place) is no address of this machine. Name another place with --listen.")
        default: Ending(.address, "\(place) cannot be answered on: \(String(cString: strerror(code))).")
        }
    }
}
