/// What the desk is held to, and what was found.
struct Goal: Equatable {
    let what: String
    let engine: String
    let wanted: String
    let found: String
    let isReached: Bool
}

extension Figures {
    /// At 200,000 tickets on two cores, and what a hundred times as many tickets may cost. Only what was measured is told of.
    var goals: [Goal] {
        var engines: [String] = []
        for desk in desks where !engines.contains(desk.engine) { engines.append(desk.engine) }
        return engines.flatMap { engine in
            let desks = desks.filter { $0.engine == engine }
            let middle = desks.first { $0.tickets == 200_000 }?.goals ?? []
            guard let small = desks.first(where: { $0.tickets == 10_000 }),
                let large = desks.first(where: { $0.tickets == 1_000_000 })
            else { return middle }
            return middle + large.queueGoal + large.goals(against: small)
        }
    }
}

extension DeskFigures {
    fileprivate var goals: [Goal] {
        var goals = Errand.allCases.compactMap { errand in
            figures(errand.title, clients: 1).map { most("\(errand.title), p95", $0.desk.p95, errand.goal, "ms") }
        }
        if let rate = figures("create", clients: MeasureDesk.clients)?.desk.perSecond {
            goals.append(
                Goal(
                    what: "durable create, \(MeasureDesk.clients) clients", engine: engineName, wanted: "≥ 2,000/s",
                    found: "\(rate.short)/s", isReached: rate >= 2_000))
        }
        if let rate = figures(MeasurePings.name, clients: MeasureDesk.clients)?.desk.perSecond {
            goals.append(
                Goal(
                    what: "\(MeasurePings.name), \(MeasureDesk.clients) clients", engine: engineName,
                    wanted: "≥ 5,000/s", found: "\(rate.short)/s",
                    isReached: rate >= MeasurePings.goal))
        }
        if let process {
            goals.append(most("start to first answer", process.start, 500, "ms"))
            goals.append(most("memory after all pages", Double(process.memoryAfter) / 1e6, 120, "MB"))
        }
        return goals
    }

    fileprivate var queueGoal: [Goal] {
        let page = figures(Errand.list.title, clients: 1)
        return page.map { [most("\(Errand.list.title) with counts at \(tickets.grouped), p95", $0.desk.p95, 10, "ms")] }
            ?? []
    }

    fileprivate func goals(against small: DeskFigures) -> [Goal] {
        [(Errand.list.title, 1), (Errand.ticket.title, 1), ("create", MeasureDesk.clients)].compactMap {
            name, clients in
            guard let now = figures(name, clients: clients)?.cost,
                let then = small.figures(name, clients: clients)?.cost,
                then > 0
            else { return nil }
            return most("\(name) at \(tickets.grouped), against \(small.tickets.grouped)", now / then, 1.5, "×")
        }
    }

    private func most(_ what: String, _ found: Double, _ limit: Double, _ unit: String) -> Goal {
        let wanted = limit == limit.rounded() ? String(Int(limit)) : String(limit)
        return Goal(
            what: what, engine: engineName, wanted: "≤ \(wanted) \(unit)", found: "\(found.short) \(unit)",
            isReached: found <= limit)
    }
}
