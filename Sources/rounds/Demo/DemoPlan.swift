import RoundsDomain
import RoundsSQL
import RoundsStore

/// What Cedar Hollow has planned: some work that comes round, a week of it done, some left, and tasks of this week.
struct DemoPlan {
    private struct Round {
        let title: String
        let rhythm: String
        let evidence: String
        let steps: [String]
        let team: DemoTeam
    }

    /// - Parameter begin: when the desk began, at least a week before `now`.
    static func fill(
        _ tx: any Transaction, with people: DemoPeople, from begin: Moment, until now: Moment, in zone: Zone,
        _ dice: inout SplitMix64
    ) throws {
        let (first, today) = (zone.day(of: begin), zone.day(of: now))
        for round in rounds {
            let fields = Maintenance.Fields(
                title: round.title, recurrence: try Recurrence(words: round.rhythm, from: first), steps: round.steps,
                evidence: round.evidence, team: people.teams[round.team])
            _ = try tx.addMaintenance(fields, by: .desk, on: first, at: begin)
        }
        try tx.planRuns(on: today, at: now)
        for line in try tx.missedTasks(before: today) {
            // One in nine is left, so that the morning round has something to say.
            guard Int.random(in: 0..<9, using: &dice) > 0,
                let person = people.specialists.randomElement(using: &dice), let run = line.task.run
            else { continue }
            let isWell = Int.random(in: 0..<14, using: &dice) > 0
            let report = PlannedTask.Report(
                result: isWell ? "" : "Two were not where they should be; asked the ward.",
                ticks: Set(run.steps.indices), evidence: isWell ? "Filed with today's round." : "",
                outcome: isWell ? .ok : .problem)
            let at = min(now, zone.moment(on: line.task.day, at: Int64.random(in: 32_400...57_600, using: &dice)))
            _ = try tx.finishTask(line.task.id, report, by: person, at: at)
        }
        for (place, task) in tasks.enumerated() {
            let owner = people.specialists[place % people.specialists.count]
            let fields = PlannedTask.Fields(
                title: task.title, day: today.monday + task.weekday, minute: task.minute, owner: owner.id)
            _ = try tx.addTask(fields, by: owner, at: now)
        }
    }

    private static let rounds = [
        Round(
            title: "Backup job review", rhythm: "every working day", evidence: "job list",
            steps: ["Look at every failed or late job", "Give each an owner"], team: .infrastructure),
        Round(
            title: "Downtime viewer refresh check on every unit PC", rhythm: "every working day", evidence: "age list",
            steps: [], team: .desk),
        Round(
            title: "Certificate expiry review", rhythm: "every week on Tuesday, moved to the next working day",
            evidence: "list under 45 days", steps: ["List what ends in under 45 days", "Order the new ones"],
            team: .infrastructure),
        Round(
            title: "Leaver check against HR", rhythm: "every week on Friday, moved to the working day before",
            evidence: "differences", steps: ["Compare with HR's list", "Close accounts of leavers"], team: .desk),
        Round(
            title: "Off-line copy check", rhythm: "every week on Wednesday", evidence: "age and reachability",
            steps: [],
            team: .infrastructure),
        Round(
            title: "Downtime kit inspection", rhythm: "every month on the first Monday, moved to the next working day",
            evidence: "unit, missing items, seal number",
            steps: ["Count the forms", "Try the red phone", "Check the seal"], team: .desk),
        Round(
            title: "UPS battery check, closets", rhythm: "every 3 months on the 15th, moved to the next working day",
            evidence: "runtime minutes", steps: ["Tell the ward", "Run on battery for 5 minutes", "Note the runtime"],
            team: .infrastructure),
        Round(
            title: "Restore test, tier 0 and 1", rhythm: "every 3 months on the second Thursday",
            evidence: "hours, data age, signature",
            steps: ["Restore to the test network", "Open three charts", "Sign"],
            team: .infrastructure),
        Round(
            title: "Privileged group review", rhythm: "every month on the last working day", evidence: "member list",
            steps: [], team: .infrastructure),
    ]

    private static let tasks: [(title: String, weekday: Int, minute: Int?)] = [
        ("Swap the label printer in ED triage", 0, 600), ("Walk the data centre with facilities", 1, 540),
        ("Call Imaging about the CT window", 1, 810), ("Badge readers: try tap-over on 4 West", 2, 780),
        ("Meet Pharmacy about the cabinet interface", 3, 840), ("Order ribbons for the wristband printers", 4, nil),
        ("Read the PACS patch notes", 2, nil),
    ]
}
