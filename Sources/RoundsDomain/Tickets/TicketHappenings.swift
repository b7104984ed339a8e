import Crypto

extension Happening {
    public static func ticketReported(_ ticket: Ticket) -> Happening {
        Happening(
            .ticketReported, about: .ticket(ticket.id),
            facts: [
                "kind": .text(ticket.kind.rawValue), "channel": .text(ticket.channel.rawValue),
                "priority": .number(ticket.fields.priority.rawValue), "care": .flag(ticket.careAffected),
                "judged": .number(ticket.judged.priority.rawValue),
                "requester": .number(ticket.requester.number),
            ])
    }

    public static func ticketTaken(_ ticket: Ticket, from before: Ticket) -> Happening {
        Happening(
            .ticketTaken, about: .ticket(ticket.id),
            facts: ["from": before.fields.assignee.map { .number($0.number) } ?? .nothing])
    }

    /// Which fields changed, from what to what; of free text only that it changed.
    public static func ticketChanged(_ ticket: Ticket, from before: Ticket) -> Happening {
        var facts: [String: Fact] = [:]
        for name in ticket.fields.differences(from: before.fields) {
            switch name {
            case .title, .place, .callback, .priorityReason: facts[name.rawValue] = .flag(true)
            case .priority:
                facts["priority_from"] = .number(before.fields.priority.rawValue)
                facts["priority_to"] = .number(ticket.fields.priority.rawValue)
            case .assignee:
                facts["assignee_from"] = before.fields.assignee.map { .number($0.number) } ?? .nothing
                facts["assignee_to"] = ticket.fields.assignee.map { .number($0.number) } ?? .nothing
            case .team:
                facts["team_from"] = before.fields.team.map { .number($0.number) } ?? .nothing
                facts["team_to"] = ticket.fields.team.map { .number($0.number) } ?? .nothing
            case .location: facts["location_to"] = ticket.fields.location.map { .number($0.number) } ?? .nothing
            case .service: facts["service_to"] = ticket.fields.service.map { .number($0.number) } ?? .nothing
            case .device: facts["device_to"] = ticket.fields.device.map { .number($0.number) } ?? .nothing
            }
        }
        return Happening(.ticketChanged, about: .ticket(ticket.id), facts: facts)
    }

    /// A message was added. Its text is not in the log; its digest is, so that the log proves what was said.
    public static func said(_ message: Message) -> Happening {
        let kind: Kind =
            switch message.kind {
            case .report: .ticketReported
            case .reply: .ticketReplied
            case .answer: .ticketAnswered
            case .note: .ticketNoted
            case .fix: .ticketResolved
            }
        return Happening(kind, about: .ticket(message.ticket), facts: message.facts)
    }

    public static func ticketJudged(_ ticket: Ticket, from before: Ticket) -> Happening {
        Happening(
            .ticketJudged, about: .ticket(ticket.id),
            facts: [
                "priority_from": .number(before.fields.priority.rawValue),
                "priority_to": .number(ticket.fields.priority.rawValue),
                "care": .flag(ticket.careAffected), "affected": .text(ticket.circumstances.affected.rawValue),
                "workaround": .text(ticket.circumstances.workaround.rawValue),
            ])
    }

    public static func ticketPut(_ ticket: Ticket) -> Happening {
        Happening(
            .ticketWaits, about: .ticket(ticket.id),
            facts: [
                "on": ticket.waiting.map { .text($0.on.rawValue) } ?? .nothing,
                "follow_up": ticket.waiting?.followUp.map { .text($0.iso) } ?? .nothing,
            ])
    }

    public static func ticketResumed(_ ticket: Ticket) -> Happening {
        Happening(.ticketResumed, about: .ticket(ticket.id))
    }

    public static func ticketClosed(_ ticket: Ticket) -> Happening {
        Happening(.ticketClosed, about: .ticket(ticket.id))
    }

    /// A link shows on both tickets: `subject` is the one whose timeline this is.
    public static func ticketLinked(_ link: Ticket.Link, on subject: Ticket.ID, isThere: Bool) -> Happening {
        Happening(
            isThere ? .ticketLinked : .ticketUnlinked, about: .ticket(subject),
            facts: [
                "kind": .text(link.kind.rawValue), "from": .flag(subject == link.from),
                "other": .number(subject == link.from ? link.to.number : link.from.number),
            ])
    }

    public static func ticketReopened(_ ticket: Ticket) -> Happening {
        Happening(.ticketReopened, about: .ticket(ticket.id))
    }
}

extension Message {
    var facts: [String: Happening.Fact] {
        let digest = SHA256.hash(data: Array(body.utf8))
        return ["message": .number(id.number), "sha256": .text(digest.map(Self.hex).joined())]
    }

    private static func hex(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}
