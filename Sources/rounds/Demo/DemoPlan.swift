import RoundsDomain
import RoundsSQL
import RoundsStore

/// What Cedar Hollow has planned: some work that comes round, a week of it done, some left, and tasks of this week.
struct DemoPlan {
    private struct Round {
        let title: String
        let rhythm: String
        let team: DemoTeam
        let steps: [String]
    }

    /// - Parameter begin: when the desk began, at least a week before `now`.
    static func fill(
        _ tx: any Transaction, with people: DemoPeople, from begin: Moment, until now: Moment, in zone: Zone,
        _ dice: inout SplitMix64
    ) throws {
        let (first, today) = (zone.day(of: begin), zone.day(of: now))
        try giveOwners(tx, people, on: first, at: begin)
        try tx.planRuns(on: today, at: now)
        // They are read by the hundred.
        for _ in 0..<10 {
            for line in try tx.missedTasks(before: today - 7) {
                try finish(line.task, people, tx, until: now, in: zone, &dice)
            }
        }
        // Of the last week one in nine is left, so that the morning round has something to say.
        for line in try tx.missedTasks(before: today) where Int.random(in: 0..<9, using: &dice) > 0 {
            try finish(line.task, people, tx, until: now, in: zone, &dice)
        }
        for (place, task) in tasks.enumerated() {
            let owner = people.specialists[place % people.specialists.count]
            let fields = PlannedTask.Fields(
                title: task.title, day: today.monday + task.weekday, minute: task.minute, owner: owner.id)
            _ = try tx.addTask(fields, by: owner, at: now)
        }
    }

    private static func finish(
        _ task: PlannedTask, _ people: DemoPeople, _ tx: any Transaction, until now: Moment, in zone: Zone,
        _ dice: inout SplitMix64
    ) throws {
        guard let person = people.specialists.randomElement(using: &dice), let run = task.run else { return }
        let isWell = Int.random(in: 0..<14, using: &dice) > 0
        let report = PlannedTask.Report(
            result: isWell ? "" : "Two were not where they should be; asked the ward.",
            ticks: Set(run.steps.indices), evidence: isWell ? "Filed with today's round." : "",
            outcome: isWell ? .ok : .problem)
        let at = min(now, zone.moment(on: task.day, at: Int64.random(in: 32_400...57_600, using: &dice)))
        _ = try tx.finishTask(task.id, report, by: person, at: at)
    }

    /// The packaged work goes to teams; what Cedar Hollow does its own way gets its rhythm and steps.
    private static func giveOwners(_ tx: any Transaction, _ people: DemoPeople, on first: Day, at begin: Moment) throws
    {
        guard let lead = people.specialists.last else { return }
        let own = Dictionary(rounds.map { ($0.title, $0) }, uniquingKeysWith: { first, _ in first })
        for (place, maintenance) in try tx.maintenance().enumerated() {
            var fields = maintenance.fields
            let round = own[fields.title]
            fields.team = people.teams[round?.team ?? DemoTeam.allCases[place % DemoTeam.allCases.count]]
            if let round {
                fields.recurrence = try Recurrence(words: round.rhythm, from: first)
                fields.steps = round.steps
            }
            _ = try tx.saveMaintenance(
                maintenance.id, fields, version: maintenance.version, by: lead, on: first, at: begin)
        }
    }

    private static let rounds = [
        Round(
            title: "Backup job review", rhythm: "every working day", team: .infrastructure,
            steps: ["Look at every failed or late job", "Give each an owner"]),
        Round(
            title: "Downtime viewer refresh check on every unit PC", rhythm: "every working day", team: .desk,
            steps: []),
        Round(
            title: "Certificate expiry review", rhythm: "every week on Tuesday, moved to the next working day",
            team: .infrastructure,
            steps: ["List what ends in under 45 days", "Order the new ones"]),
        Round(
            title: "Leaver check against HR", rhythm: "every week on Friday, moved to the working day before",
            team: .desk,
            steps: ["Compare with HR's list", "Close accounts of leavers"]),
        Round(
            title: "Off-line/immutable copy check", rhythm: "every week on Wednesday", team: .infrastructure,
            steps: []),
        Round(
            title: "Downtime kit inspection", rhythm: "every month on the first Monday, moved to the next working day",
            team: .desk,
            steps: ["Count the forms", "Try the red phone", "Check the seal"]),
        Round(
            title: "UPS battery check", rhythm: "every 3 months on the 15th, moved to the next working day",
            team: .infrastructure,
            steps: ["Tell the ward", "Run on battery for 5 minutes", "Note the runtime"]),
        Round(
            title: "Restore test, tier 0-1", rhythm: "every 3 months on the second Thursday", team: .infrastructure,
            steps: ["Restore to the test network", "Open three charts", "Sign"]),
        Round(
            title: "Privileged group review", rhythm: "every month on the last working day", team: .infrastructure,
            steps: []),
    ]

    private static let tasks: [(title: String, weekday: Int, minute: Int?)] = [
        ("Swap the label printer in ED triage", 0, 600), ("Walk the data centre with facilities", 1, 540),
        ("Call Imaging about the CT window", 1, 810), ("Badge readers: try tap-over on 4 West", 2, 780),
        ("Meet Pharmacy about the cabinet interface", 3, 840), ("Order ribbons for the wristband printers", 4, nil),
        ("Read the PACS patch notes", 2, nil),
    ]
}
