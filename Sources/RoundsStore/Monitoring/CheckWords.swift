import RoundsDomain

/// What a check says on its ticket: Markdown, for IT.
enum CheckWords {
    /// At most so many are named in one note; the others are counted.
    static let mostNamed = 20

    static func report(_ watched: WatchedCheck) -> String {
        let standing = watched.standing
        var lines = ["**\(plain(watched.check.fields.name))** failed."]
        if !standing.reason.isEmpty { lines.append("What was seen: \(plain(standing.reason))") }
        if let bad = standing.badSince { lines.append("Bad since \(time(bad)); readings in a row: \(standing.run).") }
        lines.append(standing.goodAt.map { "Last good \(time($0))." } ?? "It was never seen good.")
        if !watched.check.fields.advice.isEmpty { lines.append("What to do: \(watched.check.fields.advice)") }
        lines.append("[The check and its history](/checks/\(watched.id))")
        return lines.joined(separator: "\n\n")
    }

    /// What else fails because of the cause whose ticket this is.
    static func alsoFailing(_ checks: [ExplainedCheck]) -> String {
        let named = checks.prefix(mostNamed).map { check in
            let service = check.service.isEmpty ? "" : " (\(plain(check.service)))"
            return "- [\(plain(check.name))](/checks/\(check.id))\(service)"
        }
        let more = checks.count > named.count ? "\n- and \(checks.count - named.count) more" : ""
        return "Because of this the following fails too. It has no ticket of its own.\n\n"
            + named.joined(separator: "\n") + more
    }

    static func turn(_ watched: WatchedCheck) -> String {
        let standing = watched.standing
        let since = time(standing.since)
        return switch watched.wantedNote {
        case .flapping: "The check goes back and forth. Nothing more is said here until it is steady."
        case .good:
            """
            The check is good again since \(since). \(plain(standing.reason))

            If nothing else is to be done, the ticket can be resolved.
            """
        case .failed: "The check fails again since \(since). \(plain(standing.reason))"
        case .warning: "The check warns since \(since). \(plain(standing.reason))"
        case .unknown: "Since \(since) it is not known how it stands. \(plain(standing.reason))"
        }
    }

    /// UTC: the zone of the site belongs to screens.
    private static func time(_ moment: Moment) -> String {
        let civil = CivilTime(moment, offsetSeconds: 0)
        return "\(civil.shortDate) \(civil.time) UTC"
    }

    /// Words from outside do not become markup.
    private static func plain(_ text: String) -> String {
        var out = ""
        for character in text.singleLine {
            if "\\`*_{}[]()<>#+-!|~&".contains(character) { out.append("\\") }
            out.append(character)
        }
        return out
    }
}
