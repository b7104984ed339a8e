import Glibc
import NIOCore
import NIOSSL

extension ProbeFault {
    /// - Parameter hasRoute: whether this machine knows a way there. ENETUNREACH is said by this machine before anything leaves
    ///   it, but to a connection also by each router on the way that has none (RFC 1122 §4.2.3.9): then the line behind that
    ///   router is gone, and the desk's own network is not.
    init(errno code: Int32, port: Int, hasRoute: @autoclosure () -> Bool = false) {
        switch code {
        case ECONNREFUSED: self = .refused(port: port)
        case EHOSTUNREACH, EINVAL: self = .unreachable("the host")
        case ENETUNREACH: self = hasRoute() ? .unreachable("the host") : .noNetwork
        // A cable is out, or this machine has no address.
        case ENETDOWN, EADDRNOTAVAIL: self = .noNetwork
        case EMFILE, ENFILE, ENOBUFS, ENOMEM: self = .noSocket
        case EACCES, EPERM: self = .notPermitted("The desk's machine does not allow the connection")
        case ETIMEDOUT: self = .noConnection(port: port, seconds: "its time")
        default: self = .reset
        }
    }
}

extension SocketAddress {
    /// Whether this machine knows a way there: connecting a datagram socket looks for one and sends nothing (connect(2)).
    var hasRoute: Bool {
        let kind = CInt(SOCK_DGRAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue)
        let descriptor = Glibc.socket(self.protocol == .inet6 ? AF_INET6 : AF_INET, kind, 0)
        guard descriptor >= 0 else { return false }
        defer { Glibc.close(descriptor) }
        return withSockAddr { Glibc.connect(descriptor, $0, socklen_t($1)) == 0 }
    }
}

extension NIOSSLError {
    /// The cause as far as a person can do something with it.
    var words: String {
        let text = String(describing: self)
        let causes = [
            ("CERTIFICATE_VERIFY_FAILED", Security.notTrusted),
            ("WRONG_VERSION_NUMBER", "the other side does not speak TLS"),
            ("HTTP_REQUEST", "the other side speaks plain HTTP"),
            ("UNSUPPORTED_PROTOCOL", "its version of TLS is too old"),
            ("PROTOCOL_VERSION", "its version of TLS is too old"),
            ("NO_CIPHERS_AVAILABLE", "no common cipher"), ("HANDSHAKE_FAILURE", "it refused every cipher offered"),
            ("UNRECOGNIZED_NAME", "it does not know the name it was asked for"),
            ("CERTIFICATE_REQUIRED", "it wants a certificate of the desk"),
        ]
        return causes.first { text.contains($0.0) }?.1 ?? "the other side ended it"
    }
}
