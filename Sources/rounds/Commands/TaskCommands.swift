import ArgumentParser
import RoundsDomain
import RoundsJobs
import RoundsSQL
import RoundsStore

struct TaskCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "task", abstract: "Plan work, list it and do it.",
        subcommands: [Add.self, List.self, Done.self])

    /// What every command on planned work needs.
    struct PlanFlags: ParsableArguments {
        @OptionGroup var acting: ActingFlags
        @OptionGroup var desk: DeskFlags
        @OptionGroup var output: OutputFlags
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Plan a task.")

        @Argument(help: "What is to be done.") var title: String
        @Option(help: "The day, as 2026-11-24; today without it.") var day: DayArgument?
        @Option(help: "The time, as 14:30.") var time: ClockArgument?
        @Option(help: "Who does it, by sign-in name; nobody yet without it.") var owner: String?
        @Option(help: "What it is about: R-1042, or an https address.") var about: SubjectArgument?
        @OptionGroup var flags: PlanFlags

        func run() async throws {
            let configuration = try flags.desk.configuration()
            let now = Moment.now()
            let day = day?.day ?? configuration.zone.day(of: now)
            let line = try await configuration.withDatabase { database in
                try await database.write { tx in
                    let person = try flags.acting.person(tx, may: .workTasks)
                    let owner = try owner.map { name in
                        guard let found = try tx.person(signInName: name) else {
                            throw Ending(.refused, "Nobody signs in as “\(name)”. `rounds user list` shows who does.")
                        }
                        return found.id
                    }
                    let fields = PlannedTask.Fields(
                        title: title, day: day, minute: time?.minute, owner: owner, about: about?.subject)
                    return try tx.taskLine(try tx.addTask(fields, by: person, at: now).id)
                }
            }
            guard let line else { throw Denial.notFound }
            try flags.output.say(TaskAnswer(line)) { "Planned \(line.task.id) for \(line.task.day.iso)." }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List planned work of a week, after what is still to do from before.")

        @Option(help: "The first day, as 2026-11-24; today without it.") var from: DayArgument?
        @Option(help: "How many days, 1 to 366.") var days = 7
        @Flag(help: "Only what is yours or your teams'.") var mine = false
        @OptionGroup var flags: PlanFlags

        private struct Answer: Encodable {
            let tasks: [TaskAnswer]
        }

        func validate() throws {
            guard (1...366).contains(days) else { throw ValidationError("--days is 1 to 366.") }
        }

        func run() async throws {
            let configuration = try flags.desk.configuration()
            let today = configuration.zone.day(of: .now())
            let first = from?.day ?? today
            let lines = try await configuration.withDatabase { database in
                try await database.read { tx in
                    let person = try flags.acting.person(tx, may: .readTasks)
                    let filter: TaskFilter = mine ? .person(person.id) : .everybody
                    return try tx.missedTasks(before: min(first, today), of: filter)
                        + tx.tasks(from: first, through: first + (days - 1), of: filter)
                }
            }
            try flags.output.say(Answer(tasks: lines.map(TaskAnswer.init))) {
                let rows = lines.map { line in
                    let time = line.task.minute.map(ClockMinute.text) ?? ""
                    let state = line.task.isMissed(on: today) ? "missed" : line.task.state.rawValue
                    return ["\(line.task.id)", line.task.day.iso, time, state, line.who ?? "–", line.task.title]
                }
                return columns(["NUMBER", "DAY", "TIME", "STATE", "WHO", "WHAT"], rows)
            }
        }
    }

    struct Done: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Do a task, with what came of it.",
            discussion: "A run of recurring work ends as well with --all-steps and its --evidence, or with --problem.")

        @Argument(help: "The task's number.") var number: Int64
        @Option(help: "What came of it, or - for standard input.") var result = ""
        @Option(help: "For a run: the proof.") var evidence = ""
        @Flag(help: "For a run: every step is done.") var allSteps = false
        @Flag(help: "For a run: there was a problem; --result says which.") var problem = false
        @OptionGroup var flags: PlanFlags

        func run() async throws {
            let result = try words(result)
            let line = try await flags.desk.configuration().withDatabase { database in
                try await database.write { tx in
                    let person = try flags.acting.person(tx, may: .workTasks)
                    let id = PlannedTask.ID(number)
                    guard let task = try tx.task(id) else { throw Ending.absent("task \(number)") }
                    let steps = task.run?.steps ?? []
                    let ticks = steps.indices.filter { allSteps || steps[$0].isDone }
                    let outcome: MaintenanceRun.Outcome? = task.run.map { _ in problem ? .problem : .ok }
                    let report = PlannedTask.Report(
                        result: result, ticks: Set(ticks),
                        evidence: evidence.isEmpty ? task.run?.evidence ?? "" : evidence,
                        outcome: outcome)
                    _ = try tx.finishTask(id, report, by: person, at: .now())
                    guard let line = try tx.taskLine(id) else { throw Denial.notFound }
                    return line
                }
            }
            try flags.output.say(TaskAnswer(line)) { "\(line.task.id) is done." }
        }
    }
}
