import RoundsDomain
import RoundsSQL
import RoundsStore
import Synchronization

/// Hears, while a file is looked through or written on this node, that it is to stop, from whichever node that is said. No row
/// could tell: whoever writes the file has the only writer.
final class StopSign: Sendable {
    private final class Raised: Sendable {
        let isUp = Atomic(false)
    }

    private let raised: Raised
    private let listening: Task<Void, Never>

    /// - Parameter word: what is announced to stop it.
    init(_ word: Announcement, in database: any Database) {
        let raised = Raised()
        let announcements = database.announcements()
        self.raised = raised
        listening = Task {
            for await heard in announcements where heard == word { raised.isUp.store(true, ordering: .relaxed) }
        }
    }

    deinit {
        listening.cancel()
    }

    /// - Throws: ``Refusal/importStopped`` once somebody stopped it.
    func pass() throws(Refusal) {
        if raised.isUp.load(ordering: .relaxed) { throw .importStopped }
    }
}

extension Announcement {
    /// This file is to stop.
    static func stop(_ id: ImportDraft.ID) -> Announcement { Announcement(topic: "import-stop:\(id)") }

    /// Every import that this person has under way by the API is to stop.
    static func stopCalls(of person: Person.ID) -> Announcement { Announcement(topic: "import-calls-stop:\(person)") }
}
