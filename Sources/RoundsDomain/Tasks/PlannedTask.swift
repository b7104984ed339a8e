/// Planned work, with a day: a thing somebody means to do, or one run of recurring ``Maintenance``.
@dynamicMemberLookup
public struct PlannedTask: Sendable, Equatable {
    public typealias ID = Key<PlannedTask>

    public enum State: String, Sendable, CaseIterable {
        case open, done, dropped
    }

    public let id: ID
    public internal(set) var fields: Fields
    public internal(set) var state: State
    /// What came of it, or why it was dropped.
    public internal(set) var result: String
    /// Where it was planned first: what is still open later was carried over.
    public let firstDay: Day
    /// Nil for a task that comes once.
    public internal(set) var run: MaintenanceRun?
    public internal(set) var endedAt: Moment?
    public internal(set) var endedBy: Person.ID?
    public let changedAt: Moment
    /// Grows by one with each save; a save names the version it read.
    public let version: Int64

    public init(
        id: ID, fields: Fields, state: State = .open, result: String = "", firstDay: Day? = nil,
        run: MaintenanceRun? = nil, endedAt: Moment? = nil, endedBy: Person.ID? = nil,
        changedAt: Moment = Moment(milliseconds: 0),
        version: Int64 = 1
    ) {
        self.id = id
        self.fields = fields
        self.state = state
        self.result = result
        self.firstDay = firstDay ?? fields.day
        self.run = run
        self.endedAt = endedAt
        self.endedBy = endedBy
        self.changedAt = changedAt
        self.version = version
    }

    public subscript<Value>(dynamicMember path: KeyPath<Fields, Value>) -> Value { fields[keyPath: path] }

    /// How many days after the first plan it is still to do; 0 for what is ended, and for what lies ahead.
    public func carriedDays(on today: Day) -> Int {
        state == .open ? max(0, today - firstDay) : 0
    }

    /// By when it is to be done: at its time, else before its day is over.
    public func due(in zone: Zone) -> Moment {
        guard let minute = fields.minute else { return zone.end(of: fields.day) }
        return zone.moment(on: fields.day, at: Int64(minute) * 60)
    }

    /// Whether its day has passed and nobody ended it.
    public func isMissed(on today: Day) -> Bool { state == .open && fields.day < today }
}

extension PlannedTask {
    /// What a person may change of it.
    public struct Fields: Sendable, Equatable {
        /// Characters.
        public static let titleLength = 160
        public static let detailsLength = 4_000
        /// Planned work lies at most this far from 2000-01-01: to the end of the century.
        public static let days = Day(number: 10_957)...Day(number: 47_481)

        public var title: String
        public var day: Day
        /// Minutes after midnight, 0 to 1,439; nil for any time of the day.
        public var minute: Int?
        public var owner: Person.ID?
        public var team: Team.ID?
        public var about: TaskSubject?
        public var details: String

        public init(
            title: String, day: Day, minute: Int? = nil, owner: Person.ID? = nil, team: Team.ID? = nil,
            about: TaskSubject? = nil, details: String = ""
        ) {
            self.title = title.trimmed.singleLine
            self.day = day
            self.minute = minute
            self.owner = owner
            self.team = team
            self.about = about
            self.details = details.trimmed
        }

        public var complaints: [Complaint] {
            var complaints: [Complaint] = []
            if title.isEmpty { complaints.append(Complaint("title", "Say in a few words what is to be done.")) }
            complaints.check("title", "The title", title, most: Self.titleLength)
            complaints.check("details", "The details", details, most: Self.detailsLength)
            if !Self.days.contains(day) { complaints.append(Complaint("day", "Choose a day of this century.")) }
            if let minute, !(0..<1_440).contains(minute) {
                complaints.append(Complaint("time", "A time is written as 14:30."))
            }
            return complaints
        }
    }
}

/// The time of day of planned work, as `14:30`.
public enum ClockMinute {
    /// Minutes after midnight. Nil for anything but `H:MM` and `HH:MM`.
    public static func parsed(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }

    public static func text(_ minute: Int) -> String {
        "\(padded(Int64(minute / 60), 2)):\(padded(Int64(minute % 60), 2))"
    }
}
