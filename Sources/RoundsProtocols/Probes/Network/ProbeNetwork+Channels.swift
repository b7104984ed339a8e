import NIOCore
import NIOPosix
import NIOSSL

extension ProbeNetwork {
    /// One connection to one address.
    func attempt<Words: Dialogue>(
        _ words: Words, at address: SocketAddress, secure: Security?, patience: ProbePatience, deadline: NIODeadline
    ) async -> Heard<Words> {
        let loop = group.next()
        let begun = NIODeadline.now()
        let done = loop.makePromise(of: Heard<Words>.self)
        let connecting = ClientBootstrap(group: loop)
            // The conversation has its own clock for this.
            .connectTimeout(.hours(1))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    done.futureResult.whenComplete { _ in channel.close(promise: nil) }
                    if let secure {
                        let handler = try NIOSSLClientHandler(
                            context: secure.context, serverHostname: secure.serverName)
                        try channel.pipeline.syncOperations.addHandler(handler)
                    }
                    let conversation = Conversation(
                        words, at: address, secure: secure, patience: patience, deadline: deadline, done: done)
                    try channel.pipeline.syncOperations.addHandler(conversation)
                }
            }
            .connect(to: address)
        connecting.whenFailure { error in
            done.succeed(Heard(words, fault: ProbeFault(error, at: address), begun: begun))
        }
        return await withTaskCancellationHandler {
            (try? await done.futureResult.get()) ?? Heard(words, fault: .reset, begun: begun)
        } onCancel: {
            done.succeed(Heard(words, fault: .stopped, begun: begun))
        }
    }

    /// One question in a datagram, from a socket of its own: its port is a secret between the two (RFC 5452 §9.2).
    /// - Parameter descriptor: a socket to use; without one, a new one for UDP. It is closed in any case.
    func exchange<Answer: Sendable>(
        _ question: [UInt8], with address: SocketAddress, over descriptor: CInt? = nil, within: TimeAmount,
        read: @escaping @Sendable ([UInt8]) -> Answer?
    ) async throws -> DatagramExchange<Answer>.Reply {
        let loop = group.next()
        let done = loop.makePromise(of: DatagramExchange<Answer>.Reply.self)
        let bootstrap = DatagramBootstrap(group: loop)
            .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 4_096))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    done.futureResult.whenComplete { _ in channel.close(promise: nil) }
                    let exchange = DatagramExchange(question, to: address, within: within, done: done, read: read)
                    try channel.pipeline.syncOperations.addHandler(exchange)
                }
            }
        let opening = descriptor.map { bootstrap.withBoundSocket($0) } ?? bootstrap.connect(to: address)
        opening.whenFailure { done.fail($0) }
        return try await withTaskCancellationHandler {
            try await done.futureResult.get()
        } onCancel: {
            done.fail(ProbeFault.stopped)
        }
    }
}
