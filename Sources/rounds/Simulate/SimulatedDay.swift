import RoundsDomain

/// A script of trouble, as it is written:
///
///     # What stands behind this sign is for the reader.
///     07:12 down lab-interface
///     07:20 report maria about svc.label "Label printer prints empty labels" "Two patients wait." care
///     07:40 up lab-interface
///
/// Whoever reports is where they work.
struct SimulatedDay: Sendable, Equatable {
    /// What happens at one time.
    enum Deed: Sendable, Equatable {
        /// Its port is closed, and opened again.
        case down(String), up(String)
        /// Its answers come so many seconds late, to tell a slow system from a dead one.
        case slow(String, seconds: Int64)
        /// Its page answers 503.
        case busy(String)
        /// A job no longer tells that it ran, and does again.
        case silent(String), heard(String)
        /// A job says that it failed.
        case fails(String)
        /// A copy ends with so much of its usual size, in per cent.
        case copies(String, percent: Int64)
        case reports(Report)
    }

    struct Report: Sendable, Equatable {
        /// The sign-in name.
        let who: String
        /// The code of a service; empty where they do not know.
        let service: String
        let title: String
        let details: String
        let careAffected: Bool
    }

    struct Entry: Sendable, Equatable {
        /// Minutes after midnight.
        let minute: Int64
        let deed: Deed

        /// As the clock shows it: `07:12`.
        var time: String {
            let (hours, minutes) = (minute / 60, minute % 60)
            return "\(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
        }
    }

    /// Lines of a script that are read at most.
    static let mostLines = 1_000

    /// In the order of their times.
    let entries: [Entry]

    /// - Throws: ``Refusal`` that names the line.
    init(script: String) throws(Refusal) {
        var entries: [Entry] = []
        let lines = script.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.count <= Self.mostLines else { throw Refusal("A script has at most \(Self.mostLines) lines.") }
        for (place, line) in lines.enumerated() {
            let words = line.words
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            guard let minute = Self.minute(first), let deed = Self.deed(Array(words.dropFirst())) else {
                throw Refusal("Line \(place + 1) of the script cannot be read: \(line.prefix(80))")
            }
            guard minute >= entries.last?.minute ?? 0 else {
                throw Refusal("Line \(place + 1) of the script goes back in time.")
            }
            entries.append(Entry(minute: minute, deed: deed))
        }
        guard !entries.isEmpty else { throw Refusal("The script says nothing.") }
        self.entries = entries
    }

    private static func minute(_ text: String) -> Int64? {
        let parts = text.split(separator: ":")
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hours = Int64(parts[0]),
            let minutes = Int64(parts[1]), (0..<24).contains(hours), (0..<60).contains(minutes)
        else { return nil }
        return hours * 60 + minutes
    }

    private static func deed(_ words: [String]) -> Deed? {
        guard words.count >= 2 else { return nil }
        let (verb, name) = (words[0], words[1])
        if verb == "report" { return report(words) }
        let isSystem = SimulatedSystem.all.contains { $0.key == name }
        let isJob = SimulatedJob.all.contains { $0.slug == name }
        let number = words.count == 3 ? Int64(words[2]) : nil
        switch (verb, words.count) {
        case ("down", 2) where isSystem: return .down(name)
        case ("up", 2) where isSystem: return .up(name)
        case ("busy", 2) where isSystem: return .busy(name)
        case ("slow", 3) where isSystem:
            return number.flatMap { (1...60).contains($0) ? .slow(name, seconds: $0) : nil }
        case ("silent", 2) where isJob: return .silent(name)
        case ("heard", 2) where isJob: return .heard(name)
        case ("fails", 2) where isJob: return .fails(name)
        case ("copies", 3) where SimulatedCopy.all.contains { $0.key == name }:
            return number.flatMap { (1...400).contains($0) ? .copies(name, percent: $0) : nil }
        default: return nil
        }
    }

    private static func report(_ words: [String]) -> Deed? {
        let isAbout = words.count > 3 && words[2] == "about"
        let said = Array(words.dropFirst(isAbout ? 4 : 2))
        guard (2...3).contains(said.count), said.count == 2 || said[2] == "care" else { return nil }
        return .reports(
            Report(
                who: words[1], service: isAbout ? words[3] : "", title: said[0], details: said[1],
                careAffected: said.count == 3))
    }
}

extension Substring {
    /// Apart by spaces; what stands in quotes is one word.
    fileprivate var words: [String] {
        var words: [String] = []
        for (place, part) in split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            if place.isMultiple(of: 2) {
                words += part.split(separator: " ").map(String.init)
            } else {
                words.append(String(part))
            }
        }
        return words
    }
}
