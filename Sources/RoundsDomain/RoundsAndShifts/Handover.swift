import Crypto

/// What passes from one shift to the next. Once written it is never changed; what has to be put right is added below it.
public struct Handover: Sendable, Equatable {
    public typealias ID = Key<Handover>

    /// Characters, of the writer's own words and of an addendum.
    public static let wordsLength = 4_000

    public let id: ID
    public let shift: Shift.Kind
    /// On which the shift began.
    public let day: Day
    public let writer: Person.ID
    public let writerName: String
    public let writtenAt: Moment
    /// What the writer says besides; may be empty.
    public let words: String
    public let lines: [HandoverLine]
    /// SHA-256, 32 bytes; see ``seal(_:shift:day:words:by:at:)``.
    public let hash: [UInt8]
    public let acceptance: Acceptance?

    public struct Acceptance: Sendable, Equatable {
        public let by: Person.ID
        public let name: String
        public let at: Moment

        public init(by: Person.ID, name: String, at: Moment) {
            self.by = by
            self.name = name
            self.at = at
        }
    }

    public init(
        id: ID, shift: Shift.Kind, day: Day, writer: Person.ID, writerName: String, writtenAt: Moment, words: String,
        lines: [HandoverLine], hash: [UInt8], acceptance: Acceptance? = nil
    ) {
        self.id = id
        self.shift = shift
        self.day = day
        self.writer = writer
        self.writerName = writerName
        self.writtenAt = writtenAt
        self.words = words
        self.lines = lines
        self.hash = hash
        self.acceptance = acceptance
    }

    public var title: String { "\(shift.title), \(day.iso)" }
    public var isAccepted: Bool { acceptance != nil }

    /// Two people know of it, or it is no handover; and until its shift is over the other one is of the next.
    /// - Parameters:
    ///   - shift: whose it is.
    ///   - takesOver: true of somebody who has begun the shift after it.
    public func check(
        acceptanceBy person: Person, of shift: Shift, takesOver: Bool, at now: Moment
    ) throws(Refusal) {
        if let acceptance { throw Refusal("\(acceptance.name) accepted it already.") }
        guard person.id != writer else { throw Refusal("Somebody of the next shift accepts it, not who wrote it.") }
        guard shift.end <= now || takesOver else {
            let running = shift.kind.title.lowercased()
            throw Refusal("The \(running) still runs. Whoever takes over begins the next shift first, then accepts it.")
        }
    }

    /// SHA-256 over everything that was written, each field preceded by its length as 8 bytes, big-endian.
    public static func seal(
        _ lines: [HandoverLine], shift: Shift.Kind, day: Day, words: String, by writer: Person.ID, at now: Moment
    ) -> [UInt8] {
        var sum = SHA256()
        for field in ["rounds handover 1", shift.rawValue, day.iso, words] { sum.add(field) }
        sum.add(String(writer.number))
        sum.add(String(now.milliseconds))
        for line in lines {
            let item = line.item
            for field in [
                item.section.rawValue, item.key, item.subject, item.detail, item.path ?? "", line.change.rawValue,
            ] { sum.add(field) }
        }
        return Array(sum.finalize())
    }

    public var isWhole: Bool {
        hash == Self.seal(lines, shift: shift, day: day, words: words, by: writer, at: writtenAt)
    }
}

/// Words added to a handover after it was written: corrections and what came up while reading it.
public struct HandoverAddendum: Sendable, Equatable {
    public let author: String
    public let at: Moment
    public let body: String

    public init(author: String, at: Moment, body: String) {
        self.author = author
        self.at = at
        self.body = body
    }
}
