/// What must be copied, when, and what proves it.
public struct BackupJob: Sendable, Equatable {
    public typealias ID = Key<BackupJob>

    public let id: ID
    public var fields: Fields
    public let version: Int64

    public init(id: ID, fields: Fields, version: Int64 = 1) {
        self.id = id
        self.fields = fields
        self.version = version
    }

    public struct Fields: Sendable, Equatable {
        public var name: String
        /// The service whose data it copies.
        public var service: Service.ID?
        public var owner: Person.ID?
        /// `restic`, `Veeam`, `pg_dump`: in people's words.
        public var tool: String
        public var rhythm: Rhythm
        /// So long after its time it has to have ended well.
        public var window: Span
        /// A run may take so long; nil for any.
        public var longest: Span?
        public var proof: Proof

        public init(
            name: String, service: Service.ID? = nil, owner: Person.ID? = nil, tool: String = "", rhythm: Rhythm,
            window: Span = .hours(4), longest: Span? = nil, proof: Proof = .none
        ) {
            self.name = name
            self.service = service
            self.owner = owner
            self.tool = tool
            self.rhythm = rhythm
            self.window = window
            self.longest = longest
            self.proof = proof
        }
    }

    /// Where the desk learns that a run was made.
    public enum Proof: Sendable, Equatable {
        /// Nothing is set up yet.
        case none
        /// A heartbeat's pings are its runs.
        case heartbeat(Check.ID)
        /// The newest file that fits a pattern below one of the configured folders. When `mostAge` is nil, the windows alone
        /// say by when there has to be a newer one.
        case file(FilePattern, leastBytes: Int64, mostAge: Span? = nil)
        /// Runs are reported through the API.
        case reported

        public var isFile: Bool { if case .file = self { true } else { false } }
    }
}

extension BackupJob.Fields {
    /// Characters.
    public static let nameLength = 100
    public static let toolLength = 60
    public static let windowRange = Span.minutes(5)...Span.days(7)
    public static let fileAgeRange = Span.minutes(5)...Span.days(366)

    /// Trims the texts and says everything that is wrong.
    public func checked() throws(Complaints) -> Self {
        var tidy = self
        tidy.name = name.trimmed.singleLine
        tidy.tool = tool.trimmed.singleLine
        var complaints: [Complaint] = []
        if tidy.name.isEmpty { complaints.append(Complaint("name", "Say what is copied: “PACS archive”.")) }
        complaints.check("name", "The name", tidy.name, most: Self.nameLength)
        complaints.check("tool", "The tool", tidy.tool, most: Self.toolLength)
        if !Self.windowRange.contains(window) {
            complaints.append(Complaint("window", "It has 5 minutes to 7 days to end well."))
        }
        if let longest, !Self.windowRange.contains(longest) {
            complaints.append(Complaint("longest", "A run may take 5 minutes to 7 days; leave it empty for any."))
        }
        if let complaint = rhythm.complaint(least: .minutes(5)) { complaints.append(complaint) }
        if let period = rhythm.period, window > period {
            complaints.append(
                Complaint("window", "The next run is due \(period.typed) later: give this one no longer to end."))
        }
        if let complaint = ageComplaint { complaints.append(complaint) }
        guard complaints.isEmpty else { throw Complaints(complaints) }
        return tidy
    }

    private var ageComplaint: Complaint? {
        guard case .file(_, _, let mostAge?) = proof else { return nil }
        if !Self.fileAgeRange.contains(mostAge) {
            return Complaint(
                "most_age",
                "The newest file may be 5 minutes to 366 days old; leave it empty to go by the windows alone.")
        }
        guard let period = rhythm.period, mostAge < period else { return nil }
        return Complaint("most_age", "The next file is due \(period.typed) later: let this one count at least as long.")
    }
}
