import RoundsDomain
import RoundsSQL

/// A ticket as a list shows it.
public struct TicketLine: Sendable, Equatable {
    /// What the desk promised: by the service levels, or to look again at what waits.
    public enum Promise: Sendable, CaseIterable {
        case answer, solution, followUp
    }

    public let id: Ticket.ID
    public let kind: Ticket.Kind
    public let state: Ticket.State
    public let priority: Priority
    public let title: String
    public let place: String
    public let careAffected: Bool
    public let requester: String
    public let assignee: String?
    public let assigneeID: Person.ID?
    public let team: String?
    public let reportedAt: Moment
    public let changedAt: Moment
    /// Nil while it is open.
    public let resolvedAt: Moment?
    public let version: Int64
    public let waiting: Ticket.Waiting?
    /// When a promise breaks next; ``Moment/never`` for nothing.
    public let due: Moment
    /// By when the first answer is promised; nil where none is, or once it was given.
    public let answerDue: Moment?
    /// By when the solution is promised; nil where none is, or while its clock stands still.
    public let solutionDue: Moment?
    /// The desk has answered, where it promises an answer.
    public let isAnswered: Bool

    public var cursor: TicketCursor { TicketCursor(due: due, priority: priority.rawValue, number: id.number) }

    /// Which promise breaks when it is ``due``.
    public var promise: Promise {
        if due == answerDue { return .answer }
        return waiting?.followUp != nil && due != solutionDue ? .followUp : .solution
    }
}

extension TicketLine.Promise {
    /// `first answer`.
    public var words: String {
        switch self {
        case .answer: "first answer"
        case .solution: "solution"
        case .followUp: "follow-up"
        }
    }
}

extension TicketLine {
    init(row: Row) throws {
        guard let priority = Priority(rawValue: try row.integer("priority")) else {
            throw StorageError.shape("priority")
        }
        let isAnswered = try row.optionalInteger("answered_at") != nil
        self.init(
            id: try row.key("id"), kind: try row.word("kind"), state: try row.word("state"), priority: priority,
            title: try row.text("title"), place: try row.text("place"), careAffected: try row.flag("care_affected"),
            requester: try row.text("requester"), assignee: try row.optionalText("assignee"),
            assigneeID: try row.optionalKey("assignee_id"), team: try row.optionalText("team"),
            reportedAt: try row.moment("reported_at"),
            changedAt: try row.moment("changed_at"), resolvedAt: try row.optionalMoment("resolved_at"),
            version: try row.integer("version"),
            waiting: try Ticket.Waiting(row: row), due: try row.moment("due_at"),
            answerDue: isAnswered ? nil : try row.optionalMoment("response_due_at"),
            solutionDue: try row.optionalMoment("resolution_due_at"), isAnswered: isAnswered)
    }
}
