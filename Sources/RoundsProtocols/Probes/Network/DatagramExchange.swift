import NIOCore

/// One datagram out, and one that answers it.
final class DatagramExchange<Answer: Sendable>: ChannelInboundHandler {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>
    typealias OutboundOut = AddressedEnvelope<ByteBuffer>

    struct Reply: Sendable {
        let answer: Answer
        let sent: NIODeadline
        let received: NIODeadline
    }

    private let question: [UInt8]
    private let address: SocketAddress
    private let done: EventLoopPromise<Reply>
    private let within: TimeAmount
    /// Nil for a datagram that answers something else.
    private let read: @Sendable ([UInt8]) -> Answer?
    private var sent = NIODeadline.now()
    private var timer: Scheduled<Void>?

    init(
        _ question: [UInt8], to address: SocketAddress, within: TimeAmount, done: EventLoopPromise<Reply>,
        read: @escaping @Sendable ([UInt8]) -> Answer?
    ) {
        self.question = question
        self.address = address
        self.within = within
        self.done = done
        self.read = read
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let done = done
        timer = context.eventLoop.scheduleTask(in: within) { done.fail(NoReply()) }
        if context.channel.isActive { channelActive(context: context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        done.fail(NoReply())
    }

    func channelActive(context: ChannelHandlerContext) {
        sent = .now()
        let envelope = AddressedEnvelope(
            remoteAddress: address, data: context.channel.allocator.buffer(bytes: question))
        let done = done
        context.writeAndFlush(wrapOutboundOut(envelope)).whenFailure { done.fail($0) }
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let received = NIODeadline.now()
        let envelope = unwrapInboundIn(data)
        guard envelope.remoteAddress.ipAddress == address.ipAddress,
            let answer = read(Array(envelope.data.readableBytesView.prefix(65_535)))
        else { return }
        done.succeed(Reply(answer: answer, sent: sent, received: received))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        done.fail(error)
    }
}

/// Nobody answered in time.
struct NoReply: Error {}
