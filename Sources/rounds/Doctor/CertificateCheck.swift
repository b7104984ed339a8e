import Foundation
import NIOSSL
import RoundsDomain

/// How long the desk's certificate lasts.
struct CertificateCheck: Sendable {
    let files: Configuration.TLSFiles
    let now: Moment

    var finding: Finding {
        guard let first = try? NIOSSLCertificate.fromPEMFile(files.certificate).first else {
            return .fail(
                "certificate", "\(files.certificate) is not a PEM certificate", "The desk does not start with it.")
        }
        do {
            _ = try LoadedCertificate(files)
        } catch {
            return .fail("certificate", error.sentence, "The desk does not start with it.")
        }
        let ends = Moment(milliseconds: Int64(first.notValidAfter) * 1_000)
        let days = (ends - now).milliseconds / Span.days(1).milliseconds
        if ends < now { return .fail("certificate", "it ended \(-days) days ago", "Renew it, then send SIGHUP.") }
        if days < 21 { return .warn("certificate", "it ends in \(days) days", "Renew it, then send SIGHUP.") }
        return .ok("certificate", "it lasts \(days) days more")
    }
}
