/// Tomorrow's list, proposed from what is known today. Every line says why it is there.
public struct Tomorrow: Sendable, Equatable {
    public struct Line: Sendable, Equatable {
        public let key: String
        public let subject: String
        /// At least one.
        public let reasons: [String]
        /// By when it has to be done, if that was said.
        public let due: Moment?
        /// False when only a day was said, which is over when it is ``due``.
        public let hasTime: Bool
        public let path: String?
    }

    /// Something that was promised or planned for a time.
    public struct Promise: Sendable, Equatable {
        /// Names the thing: `ticket:1042`, `task:7`.
        public let key: String
        public let subject: String
        /// `call back Dr Osei`.
        public let reason: String
        public let due: Moment
        public let hasTime: Bool
        public let path: String?

        /// - Parameter hasTime: false for what has a day alone, and is due when that is over.
        public init(
            key: String, _ subject: String, reason: String, due: Moment, hasTime: Bool = true, path: String? = nil
        ) {
            self.key = key
            self.subject = subject
            self.reason = reason
            self.due = due
            self.hasTime = hasTime
            self.path = path
        }
    }

    /// What is due first, in its order, of a day what has no time last; then what is urgent; then the rest.
    public let lines: [Line]

    /// - Parameters:
    ///   - promises: service levels, follow-ups, tasks and watches; those due after `end` are left out, those overdue are not.
    ///   - open: one's own open requests.
    ///   - exceptions: what is not well and stays so over night.
    ///   - same: what is one thing though its keys differ.
    ///   - end: when tomorrow is over.
    public init(
        promises: [Promise], open: [OpenWork], exceptions: [Board.Line], adrift: [OpenWork],
        same: SameThings = SameThings(), now: Moment, until end: Moment
    ) {
        var gathered = Gathered()
        for promise in promises where promise.due < end {
            let late = promise.due < now ? "\(promise.reason), overdue" : promise.reason
            gathered.add(
                promise.key, promise.subject, late, due: promise.due, hasTime: promise.hasTime, path: promise.path)
        }
        for work in open where work.priority <= .p2 {
            gathered.add(work.key, work.title, "open \(work.priority.code)", path: work.path)
        }
        for work in adrift { gathered.add(work.key, work.title, "has no next step", path: work.path) }
        for line in exceptions {
            let standing = line.decision?.kind.word ?? line.ticket?.code ?? "undecided"
            gathered.add(
                line.evidence.id.code, line.evidence.subject, "\(line.evidence.verdict.word), \(standing)",
                path: line.evidence.path)
        }
        lines = gathered.lines(same)
    }

    private struct Gathered {
        private var found: [Line] = []

        mutating func add(
            _ key: String, _ subject: String, _ reason: String, due: Moment? = nil, hasTime: Bool = false, path: String?
        ) {
            found.append(
                Line(key: key, subject: subject, reasons: [reason], due: due, hasTime: hasTime, path: path))
        }

        /// Each thing once, with all its reasons.
        func lines(_ same: SameThings) -> [Line] {
            let things = Dictionary(found.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
            let keys = Set(things.keys)
            var places: [String: Int] = [:]
            var lines: [Line] = []
            for line in found {
                let thing = things[same.key(of: line.key, among: keys)] ?? line
                if let place = places[thing.key] {
                    lines[place] = lines[place].with(line)
                } else {
                    places[thing.key] = lines.count
                    let bare = Line(
                        key: thing.key, subject: thing.subject, reasons: [], due: nil, hasTime: false, path: thing.path)
                    lines.append(bare.with(line))
                }
            }
            let timed = lines.filter { $0.due != nil }.sorted {
                ($0.due?.milliseconds ?? 0, $0.key) < ($1.due?.milliseconds ?? 0, $1.key)
            }
            return timed + lines.filter { $0.due == nil }
        }
    }
}

extension Tomorrow.Line {
    /// With the reasons of another line about the same thing; what goes by another name says whose reasons these are.
    fileprivate func with(_ other: Self) -> Self {
        let isNamed = subject.contains(other.subject)
        let told = other.reasons.map { isNamed ? $0 : "\(other.subject): \($0)" }
        let first = [self, other].min { ($0.due?.milliseconds ?? .max) < ($1.due?.milliseconds ?? .max) } ?? self
        return Self(
            key: key, subject: subject, reasons: reasons + told.filter { !reasons.contains($0) }, due: first.due,
            hasTime: first.hasTime, path: path ?? other.path)
    }
}

extension OpenWork {
    /// What the desk promised of it by its service levels.
    public var promises: [Tomorrow.Promise] {
        [("first answer promised", answerDue), ("solution promised", solutionDue)].compactMap { reason, due in
            due.map { Tomorrow.Promise(key: key, title, reason: reason, due: $0, path: path) }
        }
    }

    public var key: String { "ticket:\(ticket.number)" }
    public var path: String { "/tickets/\(ticket.number)" }
}
