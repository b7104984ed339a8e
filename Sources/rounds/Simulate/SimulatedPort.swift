import NIOCore
import RoundsDomain
import Synchronization

/// How a system answers at the moment.
final class Condition: Sendable {
    struct State {
        /// Milliseconds before it answers.
        var delay: Int64
        var isBusy = false
    }

    private let usual: Int64
    private let state: Mutex<State>

    init(delay: Int64) {
        usual = delay
        state = Mutex(State(delay: delay))
    }

    var now: State { state.withLock { $0 } }

    func become(delay: Int64? = nil, isBusy: Bool = false) {
        state.withLock { $0 = State(delay: delay ?? usual, isBusy: isBusy) }
    }
}

/// Answers one request with the system's page, and closes.
final class SimulatedPage: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Bytes of a request that are listened to.
    private static let most = 16_384
    private let title: String
    private let condition: Condition
    private var heard: [UInt8] = []
    private var isAnswered = false

    init(title: String, condition: Condition) {
        self.title = title
        self.condition = condition
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        heard += unwrapInboundIn(data).readableBytesView
        guard heard.count <= Self.most else { return context.close(promise: nil) }
        guard !isAnswered, heard.suffix(4).elementsEqual("\r\n\r\n".utf8) else { return }
        isAnswered = true
        let state = condition.now
        let (context, own) = (
            NIOLoopBound(context, eventLoop: context.eventLoop), NIOLoopBound(self, eventLoop: context.eventLoop)
        )
        context.eventLoop.scheduleTask(in: .milliseconds(state.delay)) {
            own.value.answer(isBusy: state.isBusy, context.value)
        }
    }

    private func answer(isBusy: Bool, _ context: ChannelHandlerContext) {
        let words = isBusy ? "Too many people are signing in. Please try again." : title
        let body = "<!doctype html><html lang=\"en\"><title>\(words)</title><h1>\(words)</h1></html>\n"
        let head = """
            HTTP/1.1 \(isBusy ? "503 Service Unavailable" : "200 OK")\r\nContent-Type: text/html; charset=utf-8\r\n\
            Content-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n
            """
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: head + body))).whenComplete { _ in
            channel.close(promise: nil)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}

/// Takes a connection, says its words if it has any, and waits for the other side to go.
final class SimulatedListener: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Nobody has more to say to it than this takes.
    private static let patience = TimeAmount.seconds(30)
    private let words: String

    init(words: String) {
        self.words = words
    }

    func channelActive(context: ChannelHandlerContext) {
        if !words.isEmpty { context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: words)), promise: nil) }
        let channel = context.channel
        context.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
