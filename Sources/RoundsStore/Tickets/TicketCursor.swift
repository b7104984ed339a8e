import RoundsDomain

/// Where a page of a list begins: behind this row.
public struct TicketCursor: Sendable, Equatable {
    public let due: Moment
    public let priority: Int64
    public let number: Int64

    public init(due: Moment = .never, priority: Int64, number: Int64) {
        self.due = due
        self.priority = priority
        self.number = number
    }

    /// Behind all that is due by then.
    public init(dueBy end: Moment) { self.init(due: end, priority: 4, number: .max) }

    /// `1795525200000-3-1042`, for addresses; what is never due leaves its first part out: `3-1042`.
    public var code: String {
        (due == .never ? "" : "\(due.milliseconds)-") + "\(priority)-\(number)"
    }

    public init?(code: String) {
        let parts = code.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0) }
        guard code.utf8.count <= 40, (2...3).contains(parts.count), let number = parts[parts.count - 1],
            let priority = parts[parts.count - 2], (1...4).contains(priority), number > 0
        else { return nil }
        guard parts.count == 3 else {
            self.init(priority: priority, number: number)
            return
        }
        guard let due = parts[0], (0..<Moment.never.milliseconds).contains(due) else { return nil }
        self.init(due: Moment(milliseconds: due), priority: priority, number: number)
    }
}
