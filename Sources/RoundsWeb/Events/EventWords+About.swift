import RoundsDomain

extension EventWords {
    /// What an event is about, as its reader may see it.
    struct About: Sendable, Equatable {
        /// `R-1042 Labels fail in ED`, `Backup job review`.
        let name: String
        /// Where it is shown; nil where the reader may not go, and for the desk itself.
        let path: String?
        /// How the log has it: `task:215`. Nil for the desk itself.
        let code: String?
    }

    func about(_ subject: Happening.Subject) -> About {
        let mayGo = subject.readingPermission.map { permissions.contains($0) } ?? false
        return About(
            name: name(of: subject), path: mayGo ? Self.path(of: subject) : nil,
            code: subject == .desk ? nil : subject.topic)
    }

    func name(of actor: Actor) -> String {
        switch actor {
        case .person(let id): people[id.number] ?? "person \(id)"
        case .desk: "The desk"
        case .stranger: "A stranger"
        }
    }

    func name(of subject: Happening.Subject) -> String {
        let title = titles[subject]
        switch subject.kind {
        case "ticket":
            let code = Ticket.ID(subject.number).code
            return title.map { "\(code) \($0)" } ?? code
        case "person": return person(subject.number)
        case "team": return team(subject.number)
        case "day": return Day(number: subject.number).iso
        case "desk": return "The desk"
        case "service_levels": return "What the desk promises"
        case "window": return title.map { "Planned work on \($0)" } ?? "Planned work \(subject.number)"
        default: return title ?? Self.kinds[subject.kind].map { "\($0) \(subject.number)" } ?? subject.topic
        }
    }

    private static func path(of subject: Happening.Subject) -> String? {
        switch subject.kind {
        case "ticket": "/tickets/\(subject.number)"
        case "task": "/planned/\(subject.number)"
        case "maintenance": "/maintenance/\(subject.number)"
        case "location", "service", "device", "check", "backup", "article", "team", "round", "handover":
            "/\(subject.kind)s/\(subject.number)"
        case "person": "/people/\(subject.number)"
        case "day": "/round?day=\(Day(number: subject.number).iso)"
        case "window": "/checks"
        case "template", "saved_reply": "/templates"
        case "service_levels": "/promises"
        default: nil
        }
    }

    /// What a thing without a name is called.
    private static let kinds = [
        "task": "Task", "maintenance": "Recurring work", "location": "Place", "service": "Service",
        "device": "Device", "check": "Check", "backup": "Backup job", "article": "Article", "round": "Round",
        "handover": "Handover", "template": "Template", "saved_reply": "Saved reply",
    ]
}
