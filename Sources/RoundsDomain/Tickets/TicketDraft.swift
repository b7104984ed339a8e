/// What somebody reports, checked: it can be stored as it is.
public struct TicketDraft: Sendable, Equatable {
    /// Characters.
    public static let titleLength = 200
    public static let placeLength = 120
    public static let callbackLength = 60
    public static let reasonLength = 300

    public let kind: Ticket.Kind
    public let channel: Ticket.Channel
    public let title: String
    public let details: String
    public let place: String
    public let callback: String
    public let location: Location.ID?
    public let service: Service.ID?
    public let device: Device.ID?
    /// What the reporter said; what place, service and device add is looked up when it is stored.
    public let circumstances: CareCircumstances
    /// What somebody chose by hand; nil lets the rules judge.
    public let chosen: Priority?
    /// Why it was chosen; empty where the rules say the same, and where the desk found it by itself.
    public let priorityReason: String

    public var careAffected: Bool { circumstances.careAffected }
    /// By the reporter's words alone.
    public var priority: Priority { chosen ?? Priority.judge(circumstances).priority }

    /// - Parameters:
    ///   - affected: nil when nobody asked.
    ///   - workaround: nil when nobody asked.
    ///   - priority: nil lets the desk judge.
    public init(
        kind: Ticket.Kind, channel: Ticket.Channel, title: String, details: String = "", place: String = "",
        callback: String = "", careAffected: Bool = false, affected: CareCircumstances.Affected? = nil,
        workaround: CareCircumstances.Workaround? = nil, priority: Priority? = nil, priorityReason: String = "",
        location: Location.ID? = nil, service: Service.ID? = nil, device: Device.ID? = nil
    ) throws(Complaints) {
        let title = title.trimmed
        let details = details.trimmed
        let place = place.trimmed
        let callback = callback.trimmed
        var complaints: [Complaint] = []
        if title.isEmpty { complaints.append(Complaint("title", "Say in a few words what is the matter.")) }
        complaints.check("title", "The title", title, most: Self.titleLength)
        complaints.check("details", "The description", details, most: Message.Draft.maximumLength)
        complaints.check("place", "The place", place, most: Self.placeLength)
        complaints.check("callback", "The call-back number", callback, most: Self.callbackLength)
        let priorityReason = priorityReason.trimmed
        complaints.check("priority_reason", "The reason", priorityReason, most: Self.reasonLength)
        guard complaints.isEmpty else { throw Complaints(complaints) }
        self.kind = kind
        self.channel = channel
        self.title = title.singleLine
        self.details = details
        self.place = place.singleLine
        self.callback = callback.singleLine
        self.location = location
        self.service = service
        self.device = device
        circumstances = CareCircumstances(
            kind: kind, careAffected: careAffected, affected: affected, workaround: workaround)
        chosen = priority
        self.priorityReason = priorityReason.singleLine
    }
}

extension TicketDraft {
    /// The same report about what its words name.
    /// - Throws: ``Complaints`` when the words do not fit.
    public func naming(
        place: String, details: String, location: Location.ID?, service: Service.ID?, device: Device.ID?
    ) throws(Complaints) -> TicketDraft {
        try TicketDraft(
            kind: kind, channel: channel, title: title, details: details, place: place, callback: callback,
            careAffected: careAffected, affected: circumstances.affected, workaround: circumstances.workaround,
            priority: chosen, priorityReason: priorityReason, location: location, service: service, device: device)
    }

    /// What this person may not say: who works tickets chooses a priority by hand, from everybody else it is judged.
    public func complaints(by person: Person) -> [Complaint] {
        guard !person.may(.workTickets) else { return [] }
        var complaints: [Complaint] = []
        if chosen != nil {
            complaints.append(
                Complaint("priority", "The desk judges it. Say whether care is affected, and whom it stops."))
        }
        if !priorityReason.isEmpty {
            complaints.append(Complaint("priority_reason", "Only who works tickets sets a priority by hand."))
        }
        return complaints
    }

    /// A priority other than the rules' is set with a reason that colleagues can read, from the first.
    /// - Parameter circumstances: what the reporter said, with what is known of the place, service and device.
    public func complaintAboutPriority(knowing circumstances: CareCircumstances) -> Complaint? {
        let judged = Priority.judge(circumstances).priority
        guard let chosen, chosen != judged, priorityReason.isEmpty else { return nil }
        return Complaint.noReason(for: chosen, judged: judged)
    }
}

extension Message {
    /// Words to be added to a ticket, checked.
    public struct Draft: Sendable, Equatable {
        /// Characters.
        public static let maximumLength = 20_000

        public let kind: Kind
        public let body: String

        /// - Parameter field: the form field that is named in a complaint.
        public init(_ kind: Kind, _ body: String, field: String = "body") throws(Complaints) {
            let body = body.trimmed
            var complaints: [Complaint] = []
            if body.isEmpty { complaints.append(Complaint(field, "Write something first.")) }
            complaints.check(field, "The text", body, most: Self.maximumLength)
            guard complaints.isEmpty else { throw Complaints(complaints) }
            self.kind = kind
            self.body = body
        }
    }
}

extension [Complaint] {
    /// Complains when a text is longer than it may be, and says by how much.
    public mutating func check(_ field: String, _ label: String, _ text: String, most: Int) {
        let count = text.count
        guard count > most else { return }
        append(Complaint(field, "\(label) is \(count) characters long; at most \(most) fit."))
    }
}
