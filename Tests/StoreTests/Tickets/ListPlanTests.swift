import RoundsDomain
import RoundsSQL
import RoundsTestKit
import Testing

@testable import RoundsStore

@Suite struct ListPlanTests {
    /// Each by itself, and some together.
    static let filters = [
        TicketFilter(state: .waiting), TicketFilter(priority: .p2), TicketFilter(owner: .nobody),
        TicketFilter(owner: .person(.init(1))), TicketFilter(team: .init(1)), TicketFilter(waiting: .vendor),
        TicketFilter(state: .inProgress, priority: .p1, owner: .person(.init(1)), team: .init(2)),
        TicketFilter(priority: .p3, owner: .nobody, waiting: .change),
    ]

    @Test(arguments: [nil, TicketCursor(priority: 3, number: 17)])
    func everyListWalksOneCoveringIndex(after cursor: TicketCursor?) async throws {
        try await withDatabase(on: .sqlite, migrations: Migrations.all) { database in
            for list in [
                TicketList.open, .unassigned, .assigned(to: Person.ID(1)), .team(Team.ID(1)), .resolved,
                .location(.init(1)), .service(.init(1)), .device(.init(1)),
                .reported(by: Person.ID(1)), .openReported(by: Person.ID(1)), .solvedReported(by: Person.ID(1)),
            ] + Self.filters.map(TicketList.matching) {
                let plan = try await database.read { tx in
                    try tx.rows("EXPLAIN QUERY PLAN \(list.numbers(after: cursor, limit: 51))")
                        .map { try $0.text("detail") }
                }
                let walks = plan.filter { $0.contains(" ticket ") }
                #expect(!walks.isEmpty && walks.allSatisfy { $0.contains("COVERING INDEX") }, "\(list): \(plan)")
            }
        }
    }

    @Test func theDesksOwnPeopleAreNotLookedForAmongAllOthers() async throws {
        try await withDatabase(on: .sqlite, migrations: Migrations.all) { database in
            let plan = try await database.read { tx in
                try tx.rows("EXPLAIN QUERY PLAN \(Person.staff) ORDER BY name_key, id LIMIT 500")
                    .map { try $0.text("detail") }
            }
            let walks = plan.filter { $0.contains(" person ") }
            #expect(!walks.isEmpty && walks.allSatisfy { $0.contains("person_role") }, "\(plan)")
            #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
        }
    }

    @Test func whatIsPlannedAboutRequestsIsNotLookedForAmongAllThatIsPlanned() async throws {
        try await withDatabase(on: .sqlite, migrations: Migrations.all) { database in
            let subjects = (1...200).map { TaskSubject.ticket(.init($0)) }
            let plan = try await database.read { tx in
                try tx.rows("EXPLAIN QUERY PLAN \(TaskSubject.lastDays(of: subjects))").map { try $0.text("detail") }
            }
            let walks = plan.filter { $0.contains(" planned_task ") }
            #expect(!walks.isEmpty && walks.allSatisfy { $0.contains("INDEX planned_task_about (about=?)") }, "\(plan)")
        }
    }
}
