import ArgumentParser
import RoundsDomain
import RoundsStore

/// `2026-11-24`.
struct DayArgument: ExpressibleByArgument {
    let day: Day

    init?(argument: String) {
        guard let day = Day(iso: argument), PlannedTask.Fields.days.contains(day) else { return nil }
        self.day = day
    }
}

/// `14:30`.
struct ClockArgument: ExpressibleByArgument {
    let minute: Int

    init?(argument: String) {
        guard let minute = ClockMinute.parsed(argument) else { return nil }
        self.minute = minute
    }
}

/// `R-1042`, or an https address.
struct SubjectArgument: ExpressibleByArgument {
    let subject: TaskSubject

    init?(argument: String) {
        guard let subject = TaskSubject(code: argument) else { return nil }
        self.subject = subject
    }
}

/// Planned work as commands answer with it.
struct TaskAnswer: Encodable {
    let number: Int64
    let title: String
    let day: String
    let time: String?
    let state: String
    let who: String?
    let about: String?
    let result: String
    let outcome: String?
    let version: Int64

    init(_ line: TaskLine) {
        number = line.task.id.number
        title = line.task.title
        day = line.task.day.iso
        time = line.task.minute.map(ClockMinute.text)
        state = line.task.state.rawValue
        who = line.who
        about = line.task.about?.code
        result = line.task.result
        outcome = line.task.run?.outcome?.rawValue
        version = line.task.version
    }
}
