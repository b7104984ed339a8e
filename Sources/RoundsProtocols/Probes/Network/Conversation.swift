import NIOCore
import NIOSSL
import NIOTLS

/// What was heard over one connection, with its times.
struct Heard<Words: Dialogue>: Sendable {
    var words: Words
    var fault: ProbeFault?
    var certificate: PeerCertificate?
    let begun: NIODeadline
    var connected: NIODeadline?
    var secured: NIODeadline?
    var firstByte: NIODeadline?
    var ended: NIODeadline

    init(_ words: Words, fault: ProbeFault? = nil, begun: NIODeadline) {
        self.words = words
        self.fault = fault
        self.begun = begun
        ended = .now()
    }
}

/// One connection from its opening to its end. Ends the promise whatever happens, and closes the connection with it.
final class Conversation<Words: Dialogue>: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum Stage {
        case connecting, securing, waiting, reading, ended
    }

    private let done: EventLoopPromise<Heard<Words>>
    private let secure: Security?
    private let address: SocketAddress
    private let patience: ProbePatience
    private let deadline: NIODeadline
    private var heard: Heard<Words>
    private var stage = Stage.connecting
    private var news = NIODeadline.now()
    private var timer: Scheduled<Void>?

    init(
        _ words: Words, at address: SocketAddress, secure: Security?, patience: ProbePatience, deadline: NIODeadline,
        done: EventLoopPromise<Heard<Words>>
    ) {
        heard = Heard(words, begun: .now())
        self.address = address
        self.secure = secure
        self.patience = patience
        self.deadline = deadline
        self.done = done
    }

    func handlerAdded(context: ChannelHandlerContext) {
        watch(context)
        if context.channel.isActive { channelActive(context: context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        guard case .connecting = stage else { return }
        heard.connected = step()
        stage = secure == nil ? .waiting : .securing
        if secure == nil { speak(context) }
        context.fireChannelActive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .securing = stage, case .handshakeCompleted? = event as? TLSUserEvent {
            heard.secured = step()
            heard.certificate = (try? context.pipeline.syncOperations.nioSSL_peerCertificate())?.facts(
                trust: secure?.verifies == true ? .trusted : .notLookedAt)
            stage = .waiting
            speak(context)
        }
        context.fireUserInboundEventTriggered(event)
    }

    private func speak(_ context: ChannelHandlerContext) {
        let opening = heard.words.opening
        if !opening.isEmpty {
            context.writeAndFlush(wrapOutboundOut(context.channel.allocator.buffer(bytes: opening)), promise: nil)
        }
        if heard.words.isDone { end(nil) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let now = step()
        if case .waiting = stage {
            heard.firstByte = now
            stage = .reading
        }
        guard case .reading = stage else { return }
        do {
            try heard.words.hear(unwrapInboundIn(data).readableBytesView)
            if heard.words.isDone { end(nil) }
        } catch {
            end(ProbeFault(error, at: address))
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        switch stage {
        case .connecting, .ended: break
        case .securing: end(.notSecure("the other side ended it"))
        case .waiting, .reading:
            do {
                try heard.words.hearEnd()
                end(nil)
            } catch {
                end(ProbeFault(error, at: address))
            }
        }
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // Many servers end a secure connection without a word; what was heard until then decides.
        if case .uncleanShutdown? = error as? NIOSSLError { return channelInactive(context: context) }
        end(ProbeFault(error, at: address))
    }

    private func step() -> NIODeadline {
        news = .now()
        return news
    }

    private func watch(_ context: ChannelHandlerContext) {
        let until = min(deadline, news + .milliseconds(patience.quiet))
        timer = context.eventLoop.assumeIsolated().scheduleTask(deadline: until) { [self] in
            guard NIODeadline.now() >= min(deadline, news + .milliseconds(patience.quiet)) else {
                return watch(context)
            }
            end(heard.words.isEnough && stage == .reading ? nil : lateness)
        }
    }

    private var lateness: ProbeFault {
        let port = address.port ?? 0
        let quiet = deadline <= .now() ? patience.whole : patience.quiet
        let seconds = ProbePatience.seconds(quiet)
        return switch stage {
        case .connecting: .noConnection(port: port, seconds: seconds)
        case .securing: .noSecurity(seconds: seconds)
        case .waiting: .noAnswer(seconds: seconds)
        case .reading, .ended: .noEnd(seconds: seconds)
        }
    }

    private func end(_ fault: ProbeFault?) {
        guard stage != .ended else { return }
        stage = .ended
        timer?.cancel()
        heard.fault = fault
        heard.ended = .now()
        done.succeed(heard)
    }
}

extension ProbeFault {
    /// What went wrong with a connection to an address.
    init(_ error: any Error, at address: SocketAddress) {
        self.init(error, port: address.port ?? 0, hasRoute: address.hasRoute)
    }

    init(_ error: any Error, port: Int, hasRoute: @autoclosure () -> Bool = false) {
        switch error {
        case let error as ProbeFault: self = error
        case let error as any Unreadable: self = .unreadable(error.sentence)
        case let error as IOError: self.init(errno: error.errnoCode, port: port, hasRoute: hasRoute())
        case let error as NIOSSLError: self = .notSecure(error.words)
        case is NIOSSLExtraError: self = .notSecure(Security.wrongName)
        case ChannelError.eof: self = .reset
        default: self = .reset
        }
    }
}
