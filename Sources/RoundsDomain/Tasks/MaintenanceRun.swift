/// What a run of recurring maintenance asks for, and what was done of it. Steps and evidence are those of the day the run
/// was planned, so that a later change of the maintenance does not rewrite what was done.
public struct MaintenanceRun: Sendable, Equatable {
    public enum Outcome: String, Sendable, CaseIterable {
        case ok, problem
    }

    /// A line of the checklist.
    public struct Step: Sendable, Equatable {
        public let text: String
        public var isDone: Bool

        public init(_ text: String, isDone: Bool = false) {
            self.text = text
            self.isDone = isDone
        }
    }

    /// Characters, of what is written as evidence.
    public static let evidenceLength = 4_000

    public let maintenance: Maintenance.ID
    /// The day by the rhythm alone, by which the run is known; nil for a run that an occasion called for.
    public let nominal: Day?
    public internal(set) var steps: [Step]
    /// What is to be kept as proof; empty when nothing is.
    public let evidenceWanted: String
    /// The proof: words, or where it is.
    public internal(set) var evidence: String
    /// Nil until it is done.
    public internal(set) var outcome: Outcome?

    public init(
        of maintenance: Maintenance.ID, nominal: Day?, steps: [Step], evidenceWanted: String, evidence: String = "",
        outcome: Outcome? = nil
    ) {
        self.maintenance = maintenance
        self.nominal = nominal
        self.steps = steps
        self.evidenceWanted = evidenceWanted
        self.evidence = evidence
        self.outcome = outcome
    }

    public var isTouched: Bool { !evidence.isEmpty || steps.contains(where: \.isDone) }

    /// Steps that are still to do.
    public var left: Int { steps.count { !$0.isDone } }
}
