import Synchronization

/// Words that wait for one reader, who may be slow. When more come than fit, all that wait are dropped and one word in their
/// place says so: nothing is lost unsaid, and nothing newer is heard before it is said.
public final class Mailbox<Word: Sendable>: Sendable {
    private let most: Int
    private let instead: Word
    private let waiting = Mutex<[Word]>([])
    private let bell: AsyncStream<Void>.Continuation

    private init(most: Int, instead: Word, bell: AsyncStream<Void>.Continuation) {
        self.most = most
        self.instead = instead
        self.bell = bell
    }

    /// - Parameters:
    ///   - most: how many words wait at the most.
    ///   - instead: what is told in the place of those that were dropped.
    ///   - ended: called when the reader is gone, or by ``finish()``.
    /// - Returns: the mailbox for who writes, and the words for the one who reads. Who lets go of the words is gone.
    public static func open(
        most: Int, instead: Word, ended: @escaping @Sendable () -> Void
    ) -> (mailbox: Mailbox, words: AsyncStream<Word>) {
        let (rings, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let mailbox = Mailbox(most: most, instead: instead, bell: bell)
        bell.onTermination = { _ in ended() }
        let words = AsyncStream<Word> {
            if let word = mailbox.take() { return word }
            for await _ in rings { if let word = mailbox.take() { return word } }
            return mailbox.take()
        }
        return (mailbox, words)
    }

    public func put(_ word: Word) {
        waiting.withLock { waiting in
            if waiting.count >= most { waiting = [instead] }
            waiting.append(word)
        }
        bell.yield()
    }

    /// What waits is still told; then the words end.
    public func finish() { bell.finish() }

    private func take() -> Word? {
        waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    }
}
