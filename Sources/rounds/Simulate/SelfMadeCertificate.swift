import Crypto
import NIOSSL
import RoundsDomain

/// A certificate for this machine that signs itself (RFC 5280), with a key that lives as long as the process: what a page
/// of the simulated hospital shows. Nobody trusts it, and nobody has to.
struct SelfMadeCertificate {
    let der: [UInt8]
    let key: P256.Signing.PrivateKey

    /// - Parameters:
    ///   - name: a host name; ASCII.
    ///   - until: in a year before 2050, as UTCTime counts.
    init(name: String, from: Moment, until: Moment) throws {
        key = P256.Signing.PrivateKey()
        // ecdsa-with-SHA256, RFC 5758 §3.2.
        let algorithm = DER.sequence(DER.object([0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02]))
        let owner = DER.sequence(
            DER.wrap(0x31, DER.sequence(DER.object([0x55, 0x04, 0x03]), DER.wrap(0x0C, Array(name.utf8)))))
        let names = DER.sequence(DER.wrap(0x82, Array(name.utf8)), DER.wrap(0x87, [127, 0, 0, 1]))
        let extensions = DER.sequence(DER.sequence(DER.object([0x55, 0x1D, 0x11]), DER.wrap(0x04, names)))
        let serial = [0x40] + (0..<8).map { _ in UInt8.random(in: 0...255) }
        let facts = DER.sequence(
            DER.wrap(0xA0, DER.wrap(0x02, [2])), DER.wrap(0x02, serial), algorithm, owner,
            DER.sequence(DER.time(from), DER.time(until)), owner, Array(key.publicKey.derRepresentation),
            DER.wrap(0xA3, extensions))
        let signature = try key.signature(for: facts).derRepresentation
        der = DER.sequence(facts, algorithm, DER.wrap(0x03, [0] + signature))
    }

    func context() throws -> NIOSSLContext {
        let certificate = try NIOSSLCertificate(bytes: der, format: .der)
        let key = try NIOSSLPrivateKey(bytes: Array(key.pemRepresentation.utf8), format: .pem)
        return try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: [.certificate(certificate)], privateKey: .privateKey(key)))
    }
}

/// As little of the distinguished encoding (X.690) as a certificate needs.
private enum DER {
    static func wrap(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        let count = content.count
        let length: [UInt8] =
            count < 0x80
            ? [UInt8(count)]
            : count < 0x100 ? [0x81, UInt8(count)] : [0x82, UInt8(count >> 8 & 0xFF), UInt8(count & 0xFF)]
        return [tag] + length + content
    }

    static func sequence(_ parts: [UInt8]...) -> [UInt8] { wrap(0x30, parts.flatMap { $0 }) }
    static func object(_ id: [UInt8]) -> [UInt8] { wrap(0x06, id) }

    static func time(_ moment: Moment) -> [UInt8] {
        let time = CivilTime(moment, offsetSeconds: 0)
        let clock = [time.secondOfDay / 3_600, time.secondOfDay / 60 % 60, time.secondOfDay % 60]
        let parts = [time.year % 100, Int64(time.month), time.day] + clock
        let digits = parts.map { ($0 < 10 ? "0" : "") + String($0) }.joined()
        return wrap(0x17, Array((digits + "Z").utf8))
    }
}
