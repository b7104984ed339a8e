import Glibc

/// A port on loopback that swallows what is sent to it, as a firewall does: its queue of one is full and nobody takes from
/// it, so the kernel drops every further SYN (listen(2), tcp(7)).
public final class BlackHole: Sendable {
    public let port: Int
    private let descriptors: [CInt]

    public init() throws(Unavailable) {
        let listener = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, size) == 0 && listen(listener, 0) == 0
                    && getsockname(listener, address, &size) == 0
            }
        }
        guard isBound else { throw Unavailable() }
        port = Int(UInt16(bigEndian: address.sin_port))
        // A queue of length 0 holds one; the second fills what the kernel adds.
        let fillers = (0..<2).map { _ in
            let filler = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_NONBLOCK.rawValue), 0)
            withUnsafePointer(to: &address) { address in
                address.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = connect(filler, $0, size) }
            }
            return filler
        }
        descriptors = [listener] + fillers
    }

    public func close() {
        for descriptor in descriptors { Glibc.close(descriptor) }
    }

    public struct Unavailable: Error {}
}
