import RoundsDomain
import RoundsStore
import Synchronization

/// Big files that this node looks at or writes just now, and what came of it until that was shown. The file itself and what
/// was imported are in the database; a node that stops in the middle has written nothing.
final class ImportRuns: Sendable {
    enum State: Sendable {
        /// `all` is 0 until the rows were counted.
        case running(ImportStep, done: Int, all: Int)
        case planned(ImportPlan)
        /// Why nothing came of it.
        case failed(String)
    }

    /// What came of more files than this is forgotten, the oldest first; it is found out anew when somebody asks.
    private static let most = 16

    private let states = Mutex<[Int64: State]>([:])

    /// About a thousand rows: whoever sends more sees how far it is instead of waiting for the page.
    static func isBig(_ draft: ImportDraft) -> Bool { draft.content.utf8.count > 1 << 16 }

    /// False when it is being worked on already.
    func begins(_ id: ImportDraft.ID, _ step: ImportStep) -> Bool {
        states.withLock { states in
            if case .running = states[id.number] { return false }
            states[id.number] = .running(step, done: 0, all: 0)
            let over = states.filter { if case .running = $0.value { false } else { true } }.keys.sorted()
            for number in over.dropLast(Self.most) { states[number] = nil }
            return true
        }
    }

    /// Nil when nothing is known of it. What came of it is told once: asked again, it is looked at anew.
    func look(at id: ImportDraft.ID) -> State? {
        states.withLock { states in
            guard let state = states[id.number] else { return nil }
            if case .running = state { return state }
            states[id.number] = nil
            return state
        }
    }

    /// Shows how far it is, and ends the work once it is to stop.
    func told(_ id: ImportDraft.ID, of all: Int, until sign: StopSign) -> ImportProgress {
        { step, done in
            try sign.pass()
            self.states.withLock { $0[id.number] = .running(step, done: done, all: all) }
        }
    }

    /// - Parameter state: nil when the database knows what came of it.
    func ended(_ id: ImportDraft.ID, _ state: State?) {
        states.withLock { $0[id.number] = state }
    }
}
