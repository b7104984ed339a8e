import RoundsDomain

/// What a check says on its ticket: Markdown, for IT.
enum CheckWords {
    /// At most so many are named in one note; the others are counted.
    static let mostNamed = 20

    /// - Parameter zone: the site's, here and below.
    static func report(_ watched: WatchedCheck, in zone: Zone) -> String {
        let standing = watched.standing
        var lines = ["**\(plain(watched.check.fields.name))** failed."]
        if !standing.reason.isEmpty { lines.append("What was seen: \(plain(standing.reason))") }
        if let bad = standing.badSince {
            let count = standing.run.failed
            let readings = count > 1 ? "; it failed \(count) times in a row" : ""
            lines.append("Bad since \(time(bad, in: zone))\(readings).")
        }
        lines.append(standing.goodAt.map { "Last good \(time($0, in: zone))." } ?? "It was never seen good.")
        if !watched.check.fields.advice.isEmpty { lines.append("What to do: \(watched.check.fields.advice)") }
        lines.append("[The check and its history](/checks/\(watched.id))")
        return lines.joined(separator: "\n\n")
    }

    /// What else fails because of the cause whose ticket this is.
    static func alsoFailing(_ checks: [FailingCheck]) -> String {
        let named = checks.prefix(mostNamed).map { check in
            let service = check.serviceName.isEmpty ? "" : " (\(plain(check.serviceName)))"
            return "- [\(plain(check.name))](/checks/\(check.id))\(service)"
        }
        let more = checks.count > named.count ? "\n- and \(checks.count - named.count) more" : ""
        return "Because of this the following fails too. It has no ticket of its own.\n\n"
            + named.joined(separator: "\n") + more
    }

    /// What fails that it needs: perhaps why it fails.
    static func need(_ name: String, _ check: Check.ID, on ticket: Ticket.ID) -> String {
        "[\(plain(name))](/checks/\(check)), which it needs, fails too: \(ticket.code)."
    }

    /// - Parameter note: what is to be said of it.
    static func turn(_ watched: WatchedCheck, to note: CheckNote, in zone: Zone) -> String {
        let since = time(watched.standing.since, in: zone)
        let reason = plain(watched.standing.reason)
        return switch note {
        case .flapping: "The check goes back and forth. Nothing more is said here until it is steady."
        case .good: "The check is good again since \(since). \(reason)" + canBeResolved
        case .failed: "The check fails again since \(since). \(reason)"
        case .warning where watched.noted == .good: "The check warns since \(since). \(reason)"
        case .warning: "The check fails no more: it warns since \(since). \(reason)" + canBeResolved
        case .unknown: "Since \(since) it is not known how it stands. \(reason)"
        }
    }

    private static var canBeResolved: String { "\n\nIf nothing else is to be done, the ticket can be resolved." }

    private static func time(_ moment: Moment, in zone: Zone) -> String {
        let civil = zone.civil(moment)
        return "\(civil.shortDate) \(civil.time)"
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
