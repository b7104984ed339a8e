import Testing

@testable import rounds

@Suite struct BenchReportTests {
    private let small = figures(tickets: 10_000, list: 1, creates: 5_000)

    @Test func whatMissesItsGoalIsCalledMissed() {
        var found = small
        found.desks += figures(tickets: 200_000, list: 5.5, creates: 2_000).desks
        found.desks += figures(tickets: 1_000_000, list: 1.4, creates: 3_000).desks
        let verdicts = found.goals.map { "\($0.what): \($0.found) of \($0.wanted) \($0.isReached)" }
        #expect(
            verdicts == [
                "list page of 50, p95: 5.50 ms of ≤ 5 ms false",
                "durable create, 64 clients: 2,000/s of ≥ 2,000/s true",
                "start to first answer: 480 ms of ≤ 500 ms true",
                "memory after all pages: 121 MB of ≤ 120 MB false",
                "list page of 50 with counts at 1,000,000, p95: 1.40 ms of ≤ 10 ms true",
                "list page of 50 at 1,000,000, against 10,000: 1.40 × of ≤ 1.5 × true",
                "create at 1,000,000, against 10,000: 1.67 × of ≤ 1.5 × false",
            ])
        #expect(found.page.contains("| list page of 50, p95 | SQLite | ≤ 5 ms | 5.50 ms | **missed** |"))
    }

    @Test func sizesThatWereNotMeasuredHaveNoVerdict() {
        #expect(small.goals.isEmpty)
        #expect(small.page.contains("None of the sizes"))
    }

    @Test func onlyWhatCostsMoreBesideTheEngineIsSlower() {
        var now = small
        // The whole machine is twice as slow: the list beside its engine is not.
        now.desks[0].cases[0] = figure("list page of 50", clients: 1, p50: 2, bare: 0.2)
        now.desks[0].cases[1].desk.perSecond = 4_000
        now.desks[0].process?.start = 540
        let lines = Comparison(of: now, with: small).lines
        #expect(lines.map(\.isSlower) == [false, true, false])
        #expect(lines.map(\.times.short) == ["1.00", "1.25", "1.12"])
        #expect(Comparison(of: now, with: small).text.hasSuffix("Slower by more than 15 %: 1."))
        #expect(Comparison(of: small, with: small).text.hasSuffix("Nothing became slower by more than 15 %."))
    }

    @Test func theWelcomeTellsThePortOnceItsLineIsWhole() {
        let welcome = "\nRounds 0.1.0 answers at http://127.0.0.1:45123"
        #expect(ServedDesk.port(in: welcome) == nil)
        #expect(ServedDesk.port(in: welcome + "\nIts data is in /srv:1, 5 tickets.\n") == 45_123)
        #expect(ServedDesk.port(in: "\nSomething else: 5\n") == nil)
    }
}

private func figures(tickets: Int, list: Double, creates: Double) -> Figures {
    var desk = DeskFigures(engine: "sqlite", tickets: tickets, bytes: 23_000_000)
    desk.cases = [
        figure("list page of 50", clients: 1, p50: list, bare: 0.1),
        CaseFigures(
            name: "create", clients: 64,
            desk: Summary(count: 1, failures: 0, p50: 1, p95: 1, p99: 1, perSecond: creates)),
    ]
    desk.process = ProcessFigures(
        start: 480, memoryAtStart: 60_000_000, memoryAfter: 121_000_000, memoryPeak: 121_000_000)
    let machine = Machine(processor: "a test", cores: 2, memory: 1, system: "Debian", load: 0)
    return Figures(made: "2026-11-24T13:00:00Z", version: "0", commit: "", machine: machine, desks: [desk])
}

private func figure(_ name: String, clients: Int, p50: Double, bare: Double) -> CaseFigures {
    func summary(_ time: Double) -> Summary {
        Summary(count: 1, failures: 0, p50: time, p95: time, p99: time, perSecond: 1_000 / time)
    }
    return CaseFigures(name: name, clients: clients, desk: summary(p50), bare: summary(bare))
}
