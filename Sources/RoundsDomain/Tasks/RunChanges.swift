/// What people changed of a run of ``Maintenance``. It stays as they left it when the rhythm, the maintenance or the days off
/// change: somebody meant it for this run.
public struct RunChanges: Sendable, Equatable {
    private enum Part: String, CaseIterable {
        case day = "day_to"
        case owner = "owner_to"
        case team = "team_to"
        case minute = "time"
        case title, about
    }

    private var parts: Set<Part> = []

    public init() {}

    /// - Parameter facts: of a ``Happening/taskChanged(_:from:)`` that was a person's.
    public mutating func add(_ facts: [String: Happening.Fact]) {
        parts.formUnion(Part.allCases.filter { facts[$0.rawValue] != nil })
    }

    /// What is planned now, but for what people changed.
    public func kept(of run: PlannedTask.Fields, in planned: PlannedTask.Fields) -> PlannedTask.Fields {
        var fields = planned
        for part in parts {
            switch part {
            case .day: fields.day = run.day
            case .owner: fields.owner = run.owner
            case .team: fields.team = run.team
            case .minute: fields.minute = run.minute
            case .title: fields.title = run.title
            case .about: fields.about = run.about
            }
        }
        return fields
    }
}
