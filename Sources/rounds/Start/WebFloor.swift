import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import RoundsWeb
import ServiceLifecycle

/// The desk behind its socket. A graceful stop takes no new connection, ends live streams, and lets requests end.
struct WebFloor: ServiceLifecycle.Service {
    let desk: Desk
    let address: ListenAddress
    let certificate: LoadedCertificate?
    let logger: Logger
    /// Told the port that was given once the desk answers.
    let ready: @Sendable (Int) async -> Void

    func run() async throws {
        let application = Application(
            responder: desk.responder(), server: builder,
            configuration: ApplicationConfiguration(address: .hostname(address.host, port: address.port)),
            onServerRunning: { channel in await ready(channel.localAddress?.port ?? address.port) }, logger: logger)
        do {
            try await withGracefulShutdownHandler {
                try await application.run()
            } onGracefulShutdown: {
                desk.live.end()
            }
        } catch {
            if let ending = address.ending(error) { throw ending }
            throw error
        }
    }

    private var builder: HTTPServerBuilder {
        // A head larger than this is nobody's browser; a connection on which nothing comes for this long is closed.
        let limits = HTTP1Channel.Configuration(
            idleTimeout: .seconds(75),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))
        guard let certificate else { return .http1(configuration: limits) }
        return HTTPServerBuilder { responder in
            TLSConnections(base: HTTP1Channel(responder: responder, configuration: limits), certificate: certificate)
        }
    }
}
