import Glibc
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A server on loopback that behaves as it is told, well or badly.
public final class Peer: Sendable {
    public enum Manner: Sendable {
        /// Says this to whatever it hears first, and closes.
        case answers(String)
        /// Says this to whatever it hears first, and keeps the line open.
        case begins(String)
        /// Says this at once.
        case greets(String)
        /// Takes connections and says nothing.
        case silent
        /// Breaks the line off when it hears something.
        case resets
        /// Says the first, and then the second for ever.
        case endless(String, String)
        /// The same, with ten milliseconds between.
        case drips(String, String)
    }

    public let port: Int
    /// How many connections it took.
    public var visits: Int { count.load(ordering: .relaxed) }
    private let count: Count
    private let channel: any Channel

    private init(_ channel: any Channel, _ count: Count) {
        self.channel = channel
        self.count = count
        port = channel.localAddress?.port ?? 0
    }

    /// - Parameter certificate: for a server that speaks TLS.
    public static func start(_ manner: Manner, certificate: TestCertificate? = nil) async throws -> Peer {
        let context = try certificate.map { certificate in
            let chain = try NIOSSLCertificate.fromPEMBytes(Array(certificate.pem.utf8))
            let key = try NIOSSLPrivateKey(bytes: Array(TestCertificate.key.utf8), format: .pem)
            return try NIOSSLContext(
                configuration: .makeServerConfiguration(
                    certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key)))
        }
        let count = Count()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { child in
                child.eventLoop.makeCompletedFuture {
                    count.add()
                    if let context {
                        try child.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                    }
                    try child.pipeline.syncOperations.addHandler(Behaviour(manner))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return Peer(channel, count)
    }

    public func stop() async {
        try? await channel.close()
    }

    final class Count: Sendable {
        private let number = Atomic<Int>(0)

        func add() { number.add(1, ordering: .relaxed) }
        func load(ordering: AtomicLoadOrdering) -> Int { number.load(ordering: .relaxed) }
    }
}

/// Takes a peer for one test and stops it at its end.
public func withPeer<Answer>(
    _ manner: Peer.Manner, certificate: TestCertificate? = nil, _ body: (Peer) async throws -> Answer
) async throws -> Answer {
    let peer = try await Peer.start(manner, certificate: certificate)
    do {
        let answer = try await body(peer)
        await peer.stop()
        return answer
    } catch {
        await peer.stop()
        throw error
    }
}

private final class Behaviour: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let manner: Peer.Manner
    private var isBegun = false

    init(_ manner: Peer.Manner) {
        self.manner = manner
    }

    func channelActive(context: ChannelHandlerContext) {
        if case .greets(let words) = manner { say(words, context) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isBegun else { return }
        isBegun = true
        switch manner {
        case .answers(let words):
            say(words, context)
            context.close(promise: nil)
        case .begins(let words): say(words, context)
        case .greets, .silent: break
        case .resets:
            (context.channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete {
                _ in
            }
            context.close(promise: nil)
        case .endless(let head, let more):
            say(head, context)
            goOn(saying: more, after: .zero, context)
        case .drips(let head, let more):
            say(head, context)
            goOn(saying: more, after: .milliseconds(10), context)
        }
    }

    private func goOn(saying words: String, after pause: TimeAmount, _ context: ChannelHandlerContext) {
        let context = NIOLoopBound(context, eventLoop: context.eventLoop)
        let own = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.value.writeAndFlush(wrapOutboundOut(ByteBuffer(string: words))).whenSuccess {
            // Not at once: a write that ends at once would go round on the stack.
            own.eventLoop.scheduleTask(in: pause) { own.value.goOn(saying: words, after: pause, context.value) }
        }
    }

    private func say(_ words: String, _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: words)), promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
