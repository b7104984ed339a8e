import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// PATCH /api/v1/tickets/{number}
    func changeTicketAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let id = try call[Parameter<Ticket.ID>.ticket]
        let seen = try call[Condition.mustMatch]
        let body = try call.body()
        let edits = TicketEdits(body)
        try body.finish()
        return Change { tx in
            let ticket = try tx.ticket(id, for: .work, by: person)
            try seen.require(ticket.version)
            let changed = try TicketEdits.named {
                try tx.changeTicket(
                    id, to: edits.applied(to: ticket.fields), from: ticket.fields, by: person, at: now)
            }
            return .ticket(try tx.record(of: changed, for: person))
        }
    }
}

extension Operation {
    static let changeTicket = Operation(
        "changeTicket", "Change fields of a ticket", in: .tickets,
        "What is left out stays as it is; `null` takes away who has it or the team (RFC 7396).",
        parameters: [Parameter<Ticket.ID>.ticket, Condition.mustMatch], body: TicketEdits.whole,
        answer: .ticket("The ticket as it is now."))
}

struct TicketEdits: Sendable {
    private let title: Edit<String>
    private let priority: Edit<PriorityWord>
    private let priorityReason: Edit<String>
    private let assignee: Edit<Person.ID>
    private let team: Edit<Team.ID>
    private let place: Edit<String>
    private let callback: Edit<String>
    private let location: Edit<Location.ID>
    private let service: Edit<Service.ID>
    private let device: Edit<Device.ID>

    init(_ body: APIBody) {
        title = body[Self.title]
        priority = body[Self.priority]
        priorityReason = body[Self.priorityReason]
        assignee = body[Self.assignee]
        team = body[Self.team]
        place = body[Self.place]
        callback = body[Self.callback]
        location = body[Self.location]
        service = body[Self.service]
        device = body[Self.device]
    }

    func applied(to fields: Ticket.Fields) -> Ticket.Fields {
        var fields = fields
        title.trimmed.applied(to: &fields.title)
        if case .set(let word) = priority { fields.priority = word.priority }
        priorityReason.trimmed.applied(to: &fields.priorityReason)
        assignee.applied(to: &fields.assignee)
        team.applied(to: &fields.team)
        place.trimmed.applied(to: &fields.place)
        callback.trimmed.applied(to: &fields.callback)
        location.applied(to: &fields.location)
        service.applied(to: &fields.service)
        device.applied(to: &fields.device)
        return fields
    }

    /// The desk's complaints name its own fields, a program its members.
    static func named<Answer>(_ work: () throws -> Answer) throws -> Answer {
        do {
            return try work()
        } catch let complaints as Complaints {
            let members = [
                Ticket.Fields.Name.assignee.rawValue: assignee.name, Ticket.Fields.Name.team.rawValue: team.name,
                Ticket.Fields.Name.location.rawValue: location.name, Ticket.Fields.Name.service.rawValue: service.name,
                Ticket.Fields.Name.device.rawValue: device.name,
            ]
            throw Complaints(complaints.list.map { Complaint(members[$0.field] ?? $0.field, $0.sentence) })
        }
    }

    private static let title = Member<Edit<String>>.editedText(
        "title", 1...TicketDraft.titleLength, "In a few words what is the matter.", example: "Labels fail in ED")
    private static let priority = Member<Edit<PriorityWord>>.editedWord(
        PriorityWord.self, "priority", "How soon it is looked at.")
    private static let priorityReason = Member<Edit<String>>.editedText(
        "priority_reason", 0...TicketDraft.reasonLength, "Why it is not what the rules judge.",
        example: "The ward asked.")
    private static let assignee = Member<Edit<Person.ID>>.editedKey(
        "assignee_id", "Who has it: somebody who works at the desk.", example: 3)
    private static let team = Member<Edit<Team.ID>>.editedKey("team_id", "Which team has it.", example: 1)
    private static let place = Member<Edit<String>>.editedText(
        "place", 0...TicketDraft.placeLength, "Unit and room.", example: "ED, triage")
    private static let callback = Member<Edit<String>>.editedText(
        "callback", 0...TicketDraft.callbackLength, "Extension or pager.", example: "4417")

    private static let location = Member<Edit<Location.ID>>.editedKey(
        "location_id", "Which unit or room it is about.", example: 1)
    private static let service = Member<Edit<Service.ID>>.editedKey(
        "service_id", "Which service it is about.", example: 1)
    private static let device = Member<Edit<Device.ID>>.editedKey("device_id", "Which device it is about.", example: 1)

    static let whole = Operation.Body(
        name: "TicketChange",
        members: [
            title, priority, priorityReason, assignee, team, place, callback, location, service, device,
        ], atLeast: 1)
}

extension Edit<String> {
    /// As the desk stores lines: no white space at the ends, one line.
    fileprivate var trimmed: Edit<String> {
        guard case .set(let text) = self else { return self }
        return .set(text.trimmed.singleLine)
    }
}
