import NIOCore
import NIOSSL

/// How a connection is made secure.
struct Security: Sendable {
    let context: NIOSSLContext
    /// Nil where an address is asked, which cannot be sent (RFC 6066 §3).
    let serverName: String?
    let verifies: Bool

    /// Words of a fault that ``TLSContexts`` looks into once more.
    static let notTrusted = "its certificate is not trusted"
    static let wrongName = "its certificate is for another name"
}

/// The two ways a connection is secured. Reading the machine's certificates takes milliseconds, so each is made once.
struct TLSContexts: Sendable {
    private let verifying: NIOSSLContext
    private let trusting: NIOSSLContext

    /// - Parameter roots: a PEM file with authorities trusted beside the machine's, such as the hospital's own.
    init(roots: String?) throws {
        var configuration = TLSConfiguration.makeClientConfiguration()
        // What is old is a finding for people, not a reason not to look.
        configuration.minimumTLSVersion = .tlsv12
        configuration.shutdownTimeout = .milliseconds(200)
        if let roots { configuration.additionalTrustRoots = [.file(roots)] }
        verifying = try NIOSSLContext(configuration: configuration)
        configuration.certificateVerification = .none
        trusting = try NIOSSLContext(configuration: configuration)
    }

    func security(for name: String, verifies: Bool) -> Security {
        let isAddress = (try? SocketAddress(ipAddress: name, port: 0)) != nil
        let bare = name.hasSuffix(".") ? String(name.dropLast()) : name
        return Security(
            context: verifies ? verifying : trusting, serverName: isAddress ? nil : bare, verifies: verifies)
    }
}

extension NIOSSLCertificate {
    func facts(trust: PeerCertificate.Trust) -> PeerCertificate {
        PeerCertificate(
            from: Int64(notValidBefore), until: Int64(notValidAfter), names: alternativeNames, trust: trust)
    }

    private var alternativeNames: [String] {
        _subjectAlternativeNames().prefix(100).compactMap { name in
            let bytes = Array(name.contents)
            switch name.nameType {
            case .dnsName: return String(decoding: bytes.filter { (0x21...0x7E).contains($0) }, as: UTF8.self)
            case .ipAddress where bytes.count == 4: return bytes.map { String($0) }.joined(separator: ".")
            case .ipAddress where bytes.count == 16: return bytes.asIPv6
            default: return nil
            }
        }
    }
}
