import Glibc
import NIOSSL

extension ProbeFault {
    init(errno code: Int32, port: Int) {
        switch code {
        case ECONNREFUSED: self = .refused(port: port)
        case EHOSTUNREACH, EINVAL: self = .unreachable("the host")
        // Said by this machine, before anything left it: a cable is out, or it has no address.
        case ENETUNREACH, ENETDOWN, EADDRNOTAVAIL: self = .noNetwork
        case EMFILE, ENFILE, ENOBUFS, ENOMEM: self = .noSocket
        case EACCES, EPERM: self = .notPermitted("The desk's machine does not allow the connection")
        case ETIMEDOUT: self = .noConnection(port: port, seconds: "its time")
        default: self = .reset
        }
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
