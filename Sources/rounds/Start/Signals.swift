import Dispatch
import Glibc
import Logging
import ServiceLifecycle
import UnixSignals

/// SIGTERM and SIGINT stop the desk gracefully, a second one at once; SIGHUP loads the certificate again.
enum Signals {
    /// A stop that takes longer than this is cut short, in seconds.
    static let patience: Int64 = 10
    /// What has not stopped by then waits for a disk or a server that does not answer, in seconds. systemd would wait until 20.
    private static let longest = 15

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
                endAtLast(signal, logger)
                await group.triggerGracefulShutdown()
            }
        }
    }

    /// On a thread of its own: those of the tasks may be what waits.
    private static func endAtLast(_ signal: UnixSignal, _ logger: Logger) {
        DispatchQueue(label: "rounds.stop").asyncAfter(deadline: .now() + .seconds(longest)) {
            logger.error("stopped without what does not answer")
            _exit(128 + signal.rawValue)
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
