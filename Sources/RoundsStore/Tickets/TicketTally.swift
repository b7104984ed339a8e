import RoundsDomain
import RoundsSQL

/// One thing that is counted: open tickets of a team, of a priority, …
public struct TallyCell: Hashable, Comparable, Sendable {
    public enum Facet: String, Sendable {
        /// `1` or `0`.
        case open
        /// Of open tickets only, like all that follow.
        case state, priority
        /// A number, or empty for nobody.
        case assignee
        /// A number, or empty for none.
        case team
        case waiting
    }

    public let facet: Facet
    public let value: String

    /// Every cell a ticket stands in.
    public static func cells(of ticket: Ticket) -> [TallyCell] {
        guard ticket.state.isOpen else { return [TallyCell(facet: .open, value: "0")] }
        let fields = ticket.fields
        var cells = [
            TallyCell(facet: .open, value: "1"), TallyCell(facet: .state, value: ticket.state.rawValue),
            TallyCell(facet: .priority, value: String(fields.priority.rawValue)),
            TallyCell(facet: .assignee, value: fields.assignee?.description ?? ""),
            TallyCell(facet: .team, value: fields.team?.description ?? ""),
        ]
        if let waiting = ticket.waiting { cells.append(TallyCell(facet: .waiting, value: waiting.on.rawValue)) }
        return cells
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.facet.rawValue, left.value) < (right.facet.rawValue, right.value)
    }
}

extension Transaction {
    /// Counts a ticket where it stands now, and no longer where it stood.
    func tally(_ ticket: Ticket, was before: Ticket?) throws {
        let after = Set(TallyCell.cells(of: ticket))
        let gone = Set(before.map(TallyCell.cells(of:)) ?? [])
        var steps: [TallyCell: Int64] = [:]
        for cell in after.subtracting(gone) { steps[cell] = 1 }
        for cell in gone.subtracting(after) { steps[cell] = -1 }
        try tally(steps)
    }

    /// Adds to the cells, in one statement and always in the same order, so that nobody waits for each other in a circle.
    public func tally(_ steps: [TallyCell: Int64]) throws {
        guard !steps.isEmpty else { return }
        let rows = steps.sorted { $0.key < $1.key }.map { cell, step -> SQL in
            "(\(cell.facet.rawValue), \(cell.value), \(step))"
        }
        try run(
            """
            INSERT INTO ticket_tally (facet, value, count) VALUES \(SQL.joined(rows, by: ", "))
            ON CONFLICT (facet, value) DO UPDATE SET count = ticket_tally.count + excluded.count
            """)
    }

    /// How many stand in each list a person sees, and by everything lists are filtered by.
    public func ticketCounts(for person: Person.ID) throws -> TicketCounts {
        try askTicketCounts(for: person).answer()
    }

    public func askTicketCounts(for person: Person.ID) throws -> Asked<TicketCounts> {
        try ask("SELECT facet, value, count FROM ticket_tally LIMIT 5000").map { rows in
            var cells: [TallyCell: Int64] = [:]
            for row in rows {
                guard let facet = TallyCell.Facet(rawValue: try row.text("facet")) else { continue }
                cells[TallyCell(facet: facet, value: try row.text("value"))] = try row.integer("count")
            }
            return TicketCounts(cells, mine: person)
        }
    }
}

public struct TicketCounts: Sendable, Equatable {
    public let open: Int64
    public let unassigned: Int64
    public let mine: Int64
    /// Resolved or closed.
    public let resolved: Int64
    private let cells: [TallyCell: Int64]

    init(_ cells: [TallyCell: Int64], mine person: Person.ID) {
        self.cells = cells
        open = cells[TallyCell(facet: .open, value: "1")] ?? 0
        resolved = cells[TallyCell(facet: .open, value: "0")] ?? 0
        unassigned = cells[TallyCell(facet: .assignee, value: "")] ?? 0
        mine = cells[TallyCell(facet: .assignee, value: person.description)] ?? 0
    }

    public func count(_ state: Ticket.State) -> Int64 { self[.state, state.rawValue] }
    public func count(_ priority: Priority) -> Int64 { self[.priority, String(priority.rawValue)] }
    public func count(_ team: Team.ID) -> Int64 { self[.team, team.description] }
    public func count(of assignee: Person.ID) -> Int64 { self[.assignee, assignee.description] }
    public func count(_ side: Ticket.Waiting.Side) -> Int64 { self[.waiting, side.rawValue] }

    private subscript(_ facet: TallyCell.Facet, _ value: String) -> Int64 {
        cells[TallyCell(facet: facet, value: value)] ?? 0
    }
}
