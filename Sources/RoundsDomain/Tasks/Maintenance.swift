/// Work that comes round by itself: a restore test every quarter, a downtime kit every month.
@dynamicMemberLookup
public struct Maintenance: Sendable, Equatable {
    public typealias ID = Key<Maintenance>

    /// Runs are written down this many days before they are due.
    public static let daysAhead = 62

    public let id: ID
    public var fields: Fields
    public let version: Int64

    public init(id: ID, fields: Fields, version: Int64 = 1) {
        self.id = id
        self.fields = fields
        self.version = version
    }

    public subscript<Value>(dynamicMember path: KeyPath<Fields, Value>) -> Value { fields[keyPath: path] }

    /// A run of it on a day.
    public func run(on day: Day, nominal: Day?) -> (fields: PlannedTask.Fields, run: MaintenanceRun) {
        let task = PlannedTask.Fields(
            title: fields.title, day: day, minute: fields.minute, owner: fields.owner, team: fields.team,
            about: fields.about)
        let run = MaintenanceRun(
            of: id, nominal: nominal, steps: fields.steps.map { .init($0) }, evidenceWanted: fields.evidence)
        return (task, run)
    }
}

extension Maintenance {
    public struct Fields: Sendable, Equatable {
        /// Characters.
        public static let titleLength = PlannedTask.Fields.titleLength
        public static let stepLength = 300
        public static let evidenceLength = 300
        public static let mostSteps = 60

        public var title: String
        /// Nil for what an occasion calls for: after a change, as needed.
        public var recurrence: Recurrence?
        public var steps: [String]
        /// What each run keeps as proof; empty when nothing is.
        public var evidence: String
        public var about: TaskSubject?
        public var owner: Person.ID?
        public var team: Team.ID?
        /// When the window begins, in minutes after midnight; nil for any time.
        public var minute: Int?
        /// How long the window is; 0 without one. At most a day.
        public var windowMinutes: Int
        /// False for maintenance that is no longer done.
        public var isActive: Bool

        public init(
            title: String, recurrence: Recurrence?, steps: [String] = [], evidence: String = "",
            about: TaskSubject? = nil, owner: Person.ID? = nil, team: Team.ID? = nil, minute: Int? = nil,
            windowMinutes: Int = 0, isActive: Bool = true
        ) {
            self.title = title.trimmed.singleLine
            self.recurrence = recurrence
            self.steps = steps.map { $0.trimmed.singleLine }.filter { !$0.isEmpty }
            self.evidence = evidence.trimmed.singleLine
            self.about = about
            self.owner = owner
            self.team = team
            self.minute = minute
            self.windowMinutes = windowMinutes
            self.isActive = isActive
        }

        public var complaints: [Complaint] {
            var complaints: [Complaint] = []
            if title.isEmpty { complaints.append(Complaint("title", "Say in a few words what is done.")) }
            complaints.check("title", "The title", title, most: Self.titleLength)
            complaints.check("evidence", "The evidence", evidence, most: Self.evidenceLength)
            if steps.count > Self.mostSteps {
                complaints.append(Complaint("steps", "A checklist has at most \(Self.mostSteps) steps."))
            }
            for step in steps { complaints.check("steps", "A step", step, most: Self.stepLength) }
            if let minute, !(0..<1_440).contains(minute) {
                complaints.append(Complaint("time", "A time is written as 14:30."))
            }
            if !(0...1_440).contains(windowMinutes) {
                complaints.append(Complaint("window_minutes", "A window is at most a day long: 0 to 1440 minutes."))
            }
            return complaints
        }
    }
}
