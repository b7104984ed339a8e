import Glibc
import Logging
import ServiceLifecycle
import UnixSignals

/// SIGTERM and SIGINT stop the desk gracefully, a second one at once; SIGHUP loads the certificate again.
enum Signals {
    /// A stop that takes longer than this is cut short, in seconds.
    static let patience: Int64 = 10

    static func obey(
        stopping group: ServiceGroup, certificate: LoadedCertificate?, logger: Logger
    ) async {
        var asked = false
        for await signal in await UnixSignalsSequence(trapping: .sigterm, .sigint, .sighup) {
            switch signal {
            case .sighup: reload(certificate, logger)
            case _ where asked: _exit(128 + signal.rawValue)
            default:
                asked = true
                logger.info("stopping", metadata: ["signal": "\(signal)"])
                await group.triggerGracefulShutdown()
            }
        }
    }

    private static func reload(_ certificate: LoadedCertificate?, _ logger: Logger) {
        guard let certificate else { return }
        do {
            try certificate.reload()
            logger.notice("the certificate was loaded again")
        } catch {
            logger.error("the old certificate stays", metadata: ["fault": "\(error.sentence)"])
        }
    }
}
