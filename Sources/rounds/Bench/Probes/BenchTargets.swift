import ArgumentParser
import Foundation
import Glibc
import NIOCore
import NIOPosix
import Synchronization

/// `rounds bench targets`: a page and a port on every loopback address, and one that swallows packets.
struct BenchTargets: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "targets", abstract: "Answer probes and write down when they come, until the input ends.",
        shouldDisplay: false)

    @Argument(help: "Where arrivals are written: two 64-bit numbers each, time and address.")
    var log: String

    func run() async throws {
        let arrivals = ArrivalLog()
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        var ports: [Int] = []
        for isPage in [true, false] {
            let channel = try await ServerBootstrap(group: group)
                .serverChannelOption(.backlog, value: 1_024)
                .childChannelInitializer { child in
                    child.eventLoop.makeCompletedFuture {
                        arrivals.note(child.localAddress)
                        if isPage { try child.pipeline.syncOperations.addHandler(SmallPage()) }
                    }
                }
                .bind(host: "0.0.0.0", port: 0).get()
            ports.append(channel.localAddress?.port ?? 0)
        }
        let hole = try FullQueue()
        ports.append(hole.port)
        Terminal.write(ports.map(String.init).joined(separator: " ") + "\n", to: STDOUT_FILENO)
        // Until whoever started it closes the pipe or ends.
        while let more = try FileHandle.standardInput.read(upToCount: 1_024), !more.isEmpty {}
        try arrivals.data.write(to: URL(fileURLWithPath: log))
        hole.close()
    }
}

private final class ArrivalLog: Sendable {
    private let bytes = Mutex(Data())

    var data: Data { bytes.withLock { $0 } }

    func note(_ address: SocketAddress?) {
        let now = ProbeRig.wall()
        guard case .v4(let address)? = address else { return }
        let id = Int64(UInt32(bigEndian: address.address.sin_addr.s_addr) & 0xFF_FFFF) - 0x1_0000
        bytes.withLock { bytes in
            withUnsafeBytes(of: now) { bytes.append(contentsOf: $0) }
            withUnsafeBytes(of: id) { bytes.append(contentsOf: $0) }
        }
    }
}

private final class SmallPage: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private static let page = ByteBuffer(
        string: "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\nConnection: close\r\n\r\nwell\n")

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        context.writeAndFlush(wrapOutboundOut(Self.page), promise: nil)
        context.close(promise: nil)
    }
}

/// A port on every loopback address whose queue of one is full: the kernel drops every further SYN (listen(2)).
private struct FullQueue {
    let port: Int
    private let descriptors: [CInt]

    init() throws {
        let listener = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, size) == 0 && listen(listener, 0) == 0
                    && getsockname(listener, address, &size) == 0
            }
        }
        guard isBound else { throw Ending(.failed, "No port that swallows packets could be made.") }
        port = Int(UInt16(bigEndian: address.sin_port))
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        // The second fills what the kernel adds to a queue of length 0.
        descriptors =
            [listener]
            + (0..<2).map { _ in
                let filler = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_NONBLOCK.rawValue), 0)
                withUnsafePointer(to: &address) { address in
                    address.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = connect(filler, $0, size) }
                }
                return filler
            }
    }

    func close() {
        for descriptor in descriptors { Glibc.close(descriptor) }
    }
}
