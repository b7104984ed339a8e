import RoundsDomain
import RoundsSQL

// Each of these loads, asks the policy, lets the domain decide, saves and records: the screens, the API and the command
// line call the same ones.
//
// `version` is the one the caller saw; nil stands for "whatever it is now", for acts that lose nothing that way.
extension Transaction {
    public func takeTicket(
        _ id: Ticket.ID, version: Int64? = nil, by person: Person, at now: Moment
    ) throws -> Ticket {
        let ticket = try ticket(id, for: .work, by: person)
        guard person.role.isStaff else { throw Denial.forbidden }
        try ticket.check(version)
        let taken = try ticket.taken(by: person.id)
        return try save(
            taken, was: ticket, as: .ticketTaken(taken, from: ticket), by: .person(person.id), at: now)
    }

    /// Words for IT only.
    public func note(_ body: String, on id: Ticket.ID, by person: Person, at now: Moment) throws -> Message {
        let draft = try Message.Draft(.note, body)
        return try say(draft, on: try ticket(id, for: .work, by: person), by: person, at: now)
    }

    /// Words to the requester. Who answers what nobody has makes it theirs.
    public func reply(_ body: String, on id: Ticket.ID, by person: Person, at now: Moment) throws -> Message {
        let draft = try Message.Draft(.reply, body)
        let ticket = try ticket(id, for: .work, by: person)
        guard ticket.hasReader else { throw Complaints([.nobodyReads("body")]) }
        return try reply(draft, on: ticket, by: person, at: now)
    }

    func reply(_ draft: Message.Draft, on ticket: Ticket, by person: Person, at now: Moment) throws -> Message {
        let begun = ticket.begun(by: person)
        guard begun != ticket else { return try say(draft, on: ticket, by: person, at: now) }
        let taken = try save(
            begun, was: ticket, as: .ticketTaken(begun, from: ticket), by: .person(person.id), at: now)
        return try say(draft, on: taken, by: person, at: now)
    }

    /// Words from the requester: on a resolved ticket they open it again, and what waited for them goes on.
    public func answer(_ body: String, on id: Ticket.ID, by person: Person, at now: Moment) throws -> Message {
        let draft = try Message.Draft(.answer, body)
        let ticket = try ticket(id, for: .answer, by: person)
        let message = try say(draft, on: ticket, by: person, at: now)
        switch ticket.effectOfAnswer {
        case .nothing: break
        case .reopens: _ = try reopen(try self.ticket(id, for: .answer, by: person), by: person, at: now)
        case .resumes: _ = try resume(try self.ticket(id, for: .answer, by: person), by: .person(person.id), at: now)
        }
        return message
    }

    /// Says what fixed it. Who ends what nobody has makes it theirs: opened again, it comes back to them.
    public func resolveTicket(
        _ id: Ticket.ID, fix: String, cause: String, version: Int64? = nil, by person: Person, at now: Moment
    ) throws -> Ticket {
        let ticket = try ticket(id, for: .work, by: person)
        try ticket.check(version)
        let draft = try Message.Draft(.fix, fix, field: "fix")
        var complaints: [Complaint] = []
        complaints.check("cause", "The cause", cause, most: Message.Draft.maximumLength)
        guard complaints.isEmpty else { throw Complaints(complaints) }
        let begun = ticket.begun(by: person)
        let resolved = try begun.resolved(fix: draft.body, cause: cause.trimmed, at: now)
        let message = try insert(.fix, draft.body, on: id, by: person.id, at: now)
        if begun != ticket { try record(.ticketTaken(begun, from: ticket), by: .person(person.id), at: now) }
        let saved = try save(resolved, was: ticket, as: .said(message), by: .person(person.id), at: now)
        try indexTicket(saved)
        return saved
    }

    public func reopenTicket(
        _ id: Ticket.ID, version: Int64? = nil, by person: Person, at now: Moment
    ) throws -> Ticket {
        let ticket = try ticket(id, for: .reopen, by: person)
        try ticket.check(version)
        return try reopen(ticket, by: person, at: now)
    }

    /// Saves changed fields, keeping what colleagues changed meanwhile in other fields.
    /// - Parameter base: the fields as the person saw them when they began.
    /// - Throws: ``FieldConflict`` when a field was changed on both sides.
    public func changeTicket(
        _ id: Ticket.ID, to mine: Ticket.Fields, from base: Ticket.Fields, by person: Person, at now: Moment
    ) throws -> Ticket {
        let ticket = try ticket(id, for: .work, by: person)
        let (merged, conflicts) = Ticket.Fields.merged(mine: mine, base: base, current: ticket.fields)
        guard conflicts.isEmpty else { throw FieldConflict(current: ticket, mine: mine, fields: conflicts) }
        guard merged != ticket.fields else { return ticket }
        try check(merged, on: ticket)
        let changed = ticket.changed(
            to: merged,
            knowing: try knowing(
                ticket.circumstances, at: merged.location, of: merged.service, with: merged.device))
        return try save(
            changed, was: ticket, as: .ticketChanged(changed, from: ticket), by: .person(person.id), at: now)
    }

    private func say(_ draft: Message.Draft, on ticket: Ticket, by person: Person, at now: Moment) throws -> Message {
        let message = try insert(draft.kind, draft.body, on: ticket.id, by: person.id, at: now)
        try indexTicket(ticket)
        let happening = Happening.said(message)
        // Only the first answer moves a clock.
        let isFirstAnswer = try draft.kind == .reply && storedClock(of: ticket.id)?.answeredAt == nil
        let clock = isFirstAnswer ? try clock(of: ticket.id, after: happening, at: now) : nil
        let clocks: SQL = clock.map { ", \($0.assignments)" } ?? ""
        try run("UPDATE ticket SET changed_at = \(now)\(clocks) WHERE id = \(ticket.id)")
        try record(happening, by: .person(person.id), at: now)
        return message
    }

    private func reopen(_ ticket: Ticket, by person: Person, at now: Moment) throws -> Ticket {
        let reopened = try ticket.reopened()
        return try save(reopened, was: ticket, as: .ticketReopened(reopened), by: .person(person.id), at: now)
    }

    /// A ticket goes to somebody who works at the desk, and to a team that exists.
    private func check(_ fields: Ticket.Fields, on ticket: Ticket) throws {
        let before = ticket.fields
        var complaints = fields.complaints
        if let complaint = ticket.complaintAboutPriority(in: fields) { complaints.append(complaint) }
        if let assignee = fields.assignee, assignee != before.assignee {
            let person = try self.person(assignee)
            if person?.role.isStaff != true || person?.isActive != true {
                complaints.append(Complaint("assignee", "Choose somebody who works at the desk."))
            }
        }
        if let team = fields.team, team != before.team, try self.team(team) == nil {
            complaints.append(Complaint("team", "Choose a team from the list."))
        }
        if let location = fields.location, location != before.location, try self.location(location) == nil {
            complaints.append(.noSuchLocation)
        }
        if let service = fields.service, service != before.service, try self.service(service) == nil {
            complaints.append(.noSuchService)
        }
        if let device = fields.device, device != before.device, try self.device(device) == nil {
            complaints.append(.noSuchDevice)
        }
        guard complaints.isEmpty else { throw Complaints(complaints) }
    }
}

extension Ticket {
    func check(_ version: Int64?) throws(Stale) {
        if let version, version != self.version { throw Stale(.ticket(id), current: self.version) }
    }
}
