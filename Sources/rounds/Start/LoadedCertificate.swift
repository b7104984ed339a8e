import Foundation
import NIOSSL
import Synchronization

/// The certificate the desk answers with; loaded again on SIGHUP, so that renewing it stops nobody.
final class LoadedCertificate: Sendable {
    private let files: Configuration.TLSFiles
    private let loaded: Mutex<NIOSSLContext>

    init(_ files: Configuration.TLSFiles) throws(Ending) {
        self.files = files
        loaded = Mutex(try Self.context(files))
    }

    var context: NIOSSLContext { loaded.withLock { $0 } }

    /// Takes the files as they are now. If they do not fit, the old certificate stays.
    func reload() throws(Ending) {
        let fresh = try Self.context(files)
        loaded.withLock { $0 = fresh }
    }

    private static func context(_ files: Configuration.TLSFiles) throws(Ending) -> NIOSSLContext {
        if let fault = PrivateFile.fault(files.key) { throw Ending(.keys, fault) }
        guard let chain = try? NIOSSLCertificate.fromPEMFile(files.certificate), !chain.isEmpty else {
            throw Ending(.configuration, "\(files.certificate) is not a certificate chain in PEM format.")
        }
        guard let key = try? NIOSSLPrivateKey(file: files.key, format: .pem) else {
            throw Ending(.configuration, "\(files.key) is not a private key in PEM format.")
        }
        do {
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
            // NIST SP 800-52r2 §3.1: nothing older than TLS 1.2.
            configuration.minimumTLSVersion = .tlsv12
            configuration.applicationProtocols = ["http/1.1"]
            return try NIOSSLContext(configuration: configuration)
        } catch {
            throw Ending(.configuration, sentence(of: error, files))
        }
    }

    /// What the library says is a number and a place in its own source.
    private static func sentence(of error: any Error, _ files: Configuration.TLSFiles) -> String {
        switch error as? NIOSSLError {
        case .failedToLoadPrivateKey:
            "\(files.key) is not the key of the first certificate in \(files.certificate): the two do not go together."
        case .failedToLoadCertificate:
            "\(files.certificate) has a certificate that TLS cannot use. Take one with an RSA, ECDSA or Ed25519 key that may sign."
        default: "\(files.certificate) and \(files.key) cannot be used for TLS."
        }
    }
}
