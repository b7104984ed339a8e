import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct UpgradeTests {
    /// The schema of the first desks there were, with rows as they wrote them.
    @Test(arguments: engines) func aDeskOfAnOlderSchemaKeepsItsLists(engine: TestEngine) async throws {
        let older = Array(Migrations.all.prefix(4))
        try await withDatabaseURL(on: engine, migrations: older) { url in
            try await withOpened(url, migrations: older) { db in
                try await db.write { tx in
                    try tx.oldPerson("maria", named: "ana-maría garcía", role: "requester")
                    try tx.oldPerson("priya", role: "specialist")
                    try tx.oldPerson("sinead", named: "sinéad o’neil-j.r. smith,jones", role: "requester")
                    try tx.oldTicket("in_progress", isOpen: true, assignee: 2)
                    try tx.oldTicket("resolved", isOpen: false, assignee: 2)
                    try tx.oldTicket("new", isOpen: true, assignee: nil)
                }
            }
            try await withOpened(url) { db in
                let lists = try await db.read { tx in
                    let priya = try #require(try tx.person(signInName: "priya")).id
                    return try [TicketList.open, .unassigned, .assigned(to: priya), .resolved, .all].map { list in
                        try tx.tickets(list, limit: 50).lines.map(\.id.number)
                    }
                }
                #expect(lists == [[1, 3], [3], [1], [2], [3, 2, 1]])
                #expect(try await db.health().migration == Migrations.all.count)
                // Who has no number yet may be given one.
                try await db.write { tx in
                    let maria = try #require(try tx.person(signInName: "maria"))
                    #expect(try tx.people(matching: "garcía", limit: 5).map(\.id) == [maria.id])
                    for typed in ["o’neil", "neil", "j.r. smith", "jones"] {
                        let found = try tx.people(matching: typed, limit: 5).map(\.signInName)
                        #expect(found == ["sinead"], "\(typed)")
                    }
                    #expect(maria.phone == "")
                    try tx.setOwnPhone("4417", of: maria, at: Cast.morning)
                    #expect(try tx.people(phoneEndingIn: "4417", limit: 1).map(\.id) == [maria.id])
                }
                let ticket = try await db.read { try $0.ticket(Ticket.ID(1)) }
                #expect(ticket?.fields.title == "Labels print empty" && ticket?.careAffected == true)
            }
        }
    }

    /// When nobody counted failures apart from warnings.
    @Test(arguments: engines) func aFailureGoesOnSinceItBegan(engine: TestEngine) async throws {
        let older = Array(Migrations.all.prefix(17))
        try await withDatabaseURL(on: engine, migrations: older) { url in
            try await withOpened(url, migrations: older) { db in
                try await db.write { tx in
                    try tx.oldCheck(1, "failed", soft: "failed", run: 900)
                    try tx.oldCheck(2, "good", soft: "failed", run: 2)
                    try tx.oldCheck(3, "warning", soft: "warning", run: 900)
                }
            }
            try await withOpened(url) { db in
                let standings = try await db.write { tx in
                    try (Int64(1)...3).map { number in
                        let id = Check.ID(number)
                        try tx.record([CheckedReading(id, .init(at: Cast.morning, verdict: .failed))], at: Cast.morning)
                        return try #require(try tx.check(id)).standing
                    }
                }
                #expect(standings.map(\.verdict) == [.failed, .failed, .warning])
                #expect(standings.map(\.run.failed) == [901, 3, 1])
                let since = Cast.morning - .days(3)
                #expect(standings.map(\.badSince) == [since, since, Cast.morning])
            }
        }
    }
}

extension Transaction {
    /// A check that was bad three days ago.
    fileprivate func oldCheck(_ number: Int64, _ verdict: String, soft: String, run: Int64) throws {
        let (since, seen) = (Cast.morning - .days(3), Cast.morning - .minutes(1))
        let (name, key) = ("Page \(number)", "page \(number)")
        try self.run(
            """
            INSERT INTO check_rule (kind, name, name_key, slug, severity, attempts, max_age_ms, advice, target, interval_ms,
                                    timeout_ms, only_post, resumes_by_hand, version)
            VALUES ('probe', \(name), \(key), '', 2, 3, 300000, '', 'tcp://127.0.0.1:1', 60000,
                    10000, 0, 0, 1)
            """)
        try self.run(
            """
            INSERT INTO check_state (check_id, verdict, since_at, soft, run, reason, seen_at, bad_since, flap_bits, flapping,
                                     said_failed, pings)
            VALUES (\(number), \(verdict), \(since), \(soft), \(run), 'refused', \(seen), \(since), 0, 0, 0, 0)
            """)
    }

    fileprivate func oldPerson(_ signIn: String, named name: String? = nil, role: String) throws {
        let name = name ?? signIn
        try run(
            """
            INSERT INTO person (name, name_key, sign_in_name, sign_in_key, email, role, active, version)
            VALUES (\(name), \(name), \(signIn), \(signIn), '', \(role), 1, 1)
            """)
    }

    fileprivate func oldTicket(_ state: String, isOpen: Bool, assignee: Int64?) throws {
        let (at, fix): (Moment, String?) = (Cast.morning, isOpen ? nil : "New ribbon.")
        try run(
            """
            INSERT INTO ticket (kind, channel, state, open, priority, title, place, callback, care_affected, requester_id,
                                assignee_id, reported_at, changed_at, resolved_at, fix, cause, version)
            VALUES ('incident', 'portal', \(state), \(isOpen), 2, 'Labels print empty', '4 West', '', 1, 1,
                    \(assignee), \(at), \(at), \(isOpen ? nil : at), \(fix), NULL, 1)
            """)
    }
}
