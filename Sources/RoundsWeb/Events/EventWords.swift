import RoundsDomain
import RoundsProtocols

/// Says what an event was, as a sentence without its subject: "took it over from Lee Chen".
struct EventWords: Sendable {
    /// Names by number; somebody who is not among them is called by number.
    var people: [Int64: String] = [:]
    var teams: [Int64: String] = [:]
    /// What the reader may know by name.
    var titles: [Happening.Subject: String] = [:]
    /// Of what is looked at by hand, by code.
    var handChecks: [String: String] = [:]
    /// The reader's: what a line is about leads there only for those who may go.
    var permissions: Set<Permission> = []

    func sentence(_ event: Event) -> String {
        let facts = (try? JSON(parsing: event.facts)) ?? .null
        guard let kind = Happening.Kind(rawValue: event.kind) else { return event.kind }
        return ticket(kind, facts) ?? task(kind, facts) ?? signIn(kind, facts) ?? hospital(kind, facts)
            ?? knowledge(kind, facts) ?? desk(kind, facts) ?? watching(kind, facts) ?? round(kind, facts) ?? event.kind
    }

    private func ticket(_ kind: Happening.Kind, _ facts: JSON) -> String? {
        switch kind {
        case .ticketReported: "reported it \(channel(facts["channel"]?.text))"
        case .ticketTaken: facts["from"]?.integer.map { "took it over from \(person($0))" } ?? "took it"
        case .ticketChanged: changes(facts)
        case .ticketNoted: "wrote a note for IT"
        case .ticketReplied: "replied"
        case .ticketAnswered: "answered"
        case .ticketResolved: "resolved it"
        case .ticketReopened: "opened it again"
        case .ticketExplained: "said why it happened"
        case .ticketJudged: judged(facts)
        case .ticketWaits: waits(facts)
        case .ticketResumed: "went on with it"
        case .ticketClosed: "closed it"
        case .ticketLinked: "linked it: \(linked(facts))"
        case .ticketUnlinked: "took a link away: \(linked(facts))"
        case .ticketRead: "read it with its notes"
        case .ticketsExported: "exported tickets"
        default: nil
        }
    }

    private func channel(_ word: String?) -> String {
        switch word.flatMap(Ticket.Channel.init(rawValue:)) {
        case .portal: "in the portal"
        case .phone: "by phone"
        case .walkUp: "at the desk"
        case .api: "by a program"
        case .commandLine: "on the command line"
        case .check: "because a check failed"
        case nil: ""
        }
    }

    private func changes(_ facts: JSON) -> String {
        var parts: [String] = []
        if facts["title"] != nil { parts.append("the title") }
        if let from = facts["priority_from"]?.integer, let to = facts["priority_to"]?.integer {
            parts.append("priority from P\(from) to P\(to)")
        }
        if facts["priority_reason"] != nil { parts.append("the reason of the priority") }
        if let to = facts["assignee_to"] { parts.append("who has it to \(to.integer.map(person) ?? "nobody")") }
        if let to = facts["team_to"] { parts.append("the team to \(to.integer.map(team) ?? "none")") }
        if facts["location_to"] != nil { parts.append("the unit or room") }
        if facts["service_to"] != nil { parts.append("the service") }
        if facts["device_to"] != nil { parts.append("the device") }
        if facts["place"] != nil { parts.append("the place") }
        if facts["callback"] != nil { parts.append("the call-back number") }
        return "changed " + parts.joined(separator: ", ")
    }

    private func signIn(_ kind: Happening.Kind, _ facts: JSON) -> String? {
        switch kind {
        case .personAdded: "was added as \(role(facts["role"]?.text))"
        case .personChanged:
            facts["role_from"]?.text == facts["role_to"]?.text
                ? "was changed" : "became \(role(facts["role_to"]?.text)), was \(role(facts["role_from"]?.text))"
        case .personInvited: "was sent a link to choose a password"
        case .passwordSet: "got a new password"
        case .signedIn: "signed in"
        case .signInFailed: "failed to sign in"
        case .lockedOut: "was locked out after too many wrong passwords"
        case .signedOut: "signed out"
        case .sessionRevoked: "was signed out on a device"
        case .tokenMade: "got an API token"
        case .tokenRevoked: "lost an API token"
        case .teamAdded: "was added"
        case .teamChanged: "got other members"
        default: nil
        }
    }

    private func desk(_ kind: Happening.Kind, _ facts: JSON) -> String? {
        switch kind {
        case .auditRead: "read the log"
        case .auditVerified: facts["fault"]?.text == nil ? "verified the log: whole" : "verified the log: broken"
        case .checkpointSigned: "signed a checkpoint at record \(facts["event"]?.integer ?? 0)"
        case .deskStarted: "started"
        case .deskRestored: "was restored from a backup and holds its tongue"
        case .deskReleased: "was released after a restore"
        case .backupMade: "made a backup"
        case .backupFailed: "failed to make a backup"
        case .serviceLevelsChanged: "changed what the desk promises"
        case .templateSaved: "saved a template"
        case .savedReplySaved: "saved a reply for all"
        default: nil
        }
    }

    private func role(_ word: String?) -> String {
        word.flatMap(Role.init(rawValue:))?.title.lowercased() ?? "somebody"
    }

    func person(_ number: Int64) -> String { people[number] ?? "person \(number)" }
    func team(_ number: Int64) -> String { teams[number] ?? "team \(number)" }

    /// Everybody an event names besides its subject, so that the names are fetched in one query.
    static func peopleNamed(in events: [Event]) -> Set<Person.ID> {
        var found: Set<Person.ID> = []
        for event in events {
            if case .person(let id) = event.by { found.insert(id) }
            if event.subject.kind == "person" { found.insert(Person.ID(event.subject.number)) }
            guard event.facts.utf8.count > 2, let facts = try? JSON(parsing: event.facts) else { continue }
            for name in ["from", "assignee_to", "assignee_from", "requester", "owner", "owner_to", "owner_from"] {
                if let number = facts[name]?.integer { found.insert(Person.ID(number)) }
            }
        }
        return found
    }
}
