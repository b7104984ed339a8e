import RoundsSQL
import Synchronization

/// What writers were told about their writes.
final class Ledger: Sendable {
    private struct Book {
        var kept: Set<String> = []
        var open: Set<String> = []
        var others: [StorageError] = []
        var stopped = false
        var waiting: (count: Int, reader: CheckedContinuation<Void, Never>)?
    }

    private let book = Mutex(Book())

    /// Acknowledged.
    var kept: Set<String> { book.withLock { $0.kept } }
    /// Lost in COMMIT: they may be there or not.
    var open: Set<String> { book.withLock { $0.open } }
    /// Anything else that was said.
    var others: [StorageError] { book.withLock { $0.others } }

    func stop() {
        book.withLock { $0.stopped = true }
    }

    /// Returns when so many are acknowledged, or when something went wrong.
    func reaches(_ count: Int) async {
        await withCheckedContinuation { reader in
            book.withLock { $0.waiting = (count, reader) }
        }
    }

    /// Writes one row after the other until stopped.
    func write(as writer: Int, to db: any Database) async {
        var number = 0
        while !book.withLock({ $0.stopped }) {
            number += 1
            let email = "w\(writer)-\(number)"
            let error = await complaint { try await db.write { tx in _ = try tx.add(email) } }
            book.withLock { book in
                switch error {
                case nil: book.kept.insert(email)
                case .unknownOutcome?: book.open.insert(email)
                case let error?: book.others.append(error)
                }
                if let (count, reader) = book.waiting, book.kept.count >= count || !book.others.isEmpty {
                    book.waiting = nil
                    reader.resume()
                }
            }
        }
    }
}
