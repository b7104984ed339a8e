/// A day on which the site does no planned work: a holiday.
public struct DayOff: Sendable, Hashable {
    /// Characters.
    public static let nameLength = 60
    public static let most = 400

    public let day: Day
    /// May be empty.
    public let name: String

    public init(day: Day, name: String) {
        self.day = day
        self.name = name
    }

    /// A day a line, with its name after it: `2026-12-25 Christmas Day`. Throws a sentence that names the line.
    public static func list(_ text: String) throws(Complaints) -> [DayOff] {
        var found: [Day: DayOff] = [:]
        for line in text.split(whereSeparator: \.isNewline).map({ String($0).trimmed }) where !line.isEmpty {
            // By bytes: a name may begin with an accent, which would make one character with the space before it.
            let parts = line.utf8.split(separator: UInt8(ascii: " "), maxSplits: 1).map {
                String(decoding: $0, as: UTF8.self)
            }
            let name = parts.count == 2 ? parts[1].trimmed : ""
            guard let day = Day(iso: parts[0]), name.unicodeScalars.count <= nameLength else {
                let sentence = "“\(line.prefix(40))” is not a day with its name, such as 2026-12-25 Christmas Day."
                throw Complaints([Complaint("days_off", sentence)])
            }
            found[day] = DayOff(day: day, name: name)
        }
        guard found.count <= most else {
            throw Complaints([Complaint("days_off", "At most \(most) days off are kept.")])
        }
        return found.values.sorted { $0.day < $1.day }
    }

    /// These and one more; a day that is one already gets the name. The earliest first.
    public static func adding(_ new: DayOff, to days: [DayOff]) throws(Complaints) -> [DayOff] {
        let all = days.filter { $0.day != new.day } + [new]
        guard all.count <= most else { throw Complaints([Complaint("day", "At most \(most) days off are kept.")]) }
        return all.sorted { $0.day < $1.day }
    }

    public static func text(_ days: [DayOff]) -> String {
        days.map { $0.name.isEmpty ? $0.day.iso : "\($0.day.iso) \($0.name)" }.joined(separator: "\n")
    }
}
