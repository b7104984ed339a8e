extension Ticket {
    /// What colleagues may change side by side. Each field is merged by itself: see ``Fields/merged(_:onto:)``.
    public struct Fields: Sendable, Equatable {
        public var title: String
        public var priority: Priority
        /// Why somebody set another priority than the rules judge; empty where the rules stand.
        public var priorityReason: String
        public var assignee: Person.ID?
        public var team: Team.ID?
        /// Where it happens: unit and room, in the reporter's words.
        public var place: String
        /// How to reach the person: extension, pager.
        public var callback: String
        /// What it is about, as far as the desk knows the hospital.
        public var location: Location.ID?
        public var service: Service.ID?
        public var device: Device.ID?

        public init(
            title: String, priority: Priority, priorityReason: String = "", assignee: Person.ID? = nil,
            team: Team.ID? = nil, place: String = "", callback: String = "",
            location: Location.ID? = nil, service: Service.ID? = nil, device: Device.ID? = nil
        ) {
            self.title = title
            self.priority = priority
            self.priorityReason = priorityReason
            self.assignee = assignee
            self.team = team
            self.place = place
            self.callback = callback
            self.location = location
            self.service = service
            self.device = device
        }

        public enum Name: String, Sendable, CaseIterable {
            case title, priority
            case priorityReason = "priority_reason"
            case assignee, team, place, callback, location, service, device

            /// As the form's label says it.
            public var label: String {
                switch self {
                case .title: "Title"
                case .priority: "Priority"
                case .priorityReason: "Why this priority"
                case .assignee: "Who has it"
                case .team: "Team"
                case .place: "Place"
                case .callback: "Call back"
                case .location: "Unit or room"
                case .service: "Service"
                case .device: "Device"
                }
            }
        }

        /// Which fields differ.
        public func differences(from other: Fields) -> [Name] {
            Name.allCases.filter { !isSame($0, as: other) }
        }

        func isSame(_ name: Name, as other: Fields) -> Bool {
            switch name {
            case .title: title == other.title
            case .priority: priority == other.priority
            case .priorityReason: priorityReason == other.priorityReason
            case .assignee: assignee == other.assignee
            case .team: team == other.team
            case .place: place == other.place
            case .callback: callback == other.callback
            case .location: location == other.location
            case .service: service == other.service
            case .device: device == other.device
            }
        }

        mutating func take(_ name: Name, from other: Fields) {
            switch name {
            case .title: title = other.title
            case .priority: priority = other.priority
            case .priorityReason: priorityReason = other.priorityReason
            case .assignee: assignee = other.assignee
            case .team: team = other.team
            case .place: place = other.place
            case .callback: callback = other.callback
            case .location: location = other.location
            case .service: service = other.service
            case .device: device = other.device
            }
        }

        /// Somebody changed fields starting from `base` while a colleague may have saved `current`. Fields that only one of
        /// them touched are kept as that one left them; a field both changed differently is a conflict and is left as the
        /// colleague saved it.
        public static func merged(mine: Fields, base: Fields, current: Fields) -> (fields: Fields, conflicts: [Name]) {
            var merged = current
            var conflicts: [Name] = []
            for name in mine.differences(from: base) where !mine.isSame(name, as: current) {
                if base.isSame(name, as: current) {
                    merged.take(name, from: mine)
                } else {
                    conflicts.append(name)
                }
            }
            return (merged, conflicts)
        }
    }

    /// - Parameter circumstances: what is known of the place, service and device named now; nil leaves them as they were.
    ///   A priority that nobody set by hand, then or now, follows them.
    public func changed(to fields: Fields, knowing circumstances: CareCircumstances? = nil) -> Ticket {
        var changed = self
        changed.fields = fields
        if let circumstances {
            changed.circumstances = circumstances
            if !isPriorityOverridden, fields.priority == self.fields.priority {
                changed.fields.priority = changed.judged.priority
            }
        }
        if !changed.isPriorityOverridden { changed.fields.priorityReason = "" }
        if changed.state == .new, fields.assignee != nil { changed.state = .inProgress }
        return changed
    }
}

extension Ticket.Fields {
    /// What is wrong with the texts, in the order of the form.
    public var complaints: [Complaint] {
        var complaints: [Complaint] = []
        if title.trimmed.isEmpty { complaints.append(Complaint("title", "Say in a few words what is the matter.")) }
        complaints.check("title", "The title", title, most: TicketDraft.titleLength)
        complaints.check("priority_reason", "The reason", priorityReason, most: TicketDraft.reasonLength)
        complaints.check("place", "The place", place, most: TicketDraft.placeLength)
        complaints.check("callback", "The call-back number", callback, most: TicketDraft.callbackLength)
        return complaints
    }
}

extension Ticket {
    /// A priority other than the rules' is set with a reason that colleagues can read.
    public func complaintAboutPriority(in changed: Fields) -> Complaint? {
        guard changed.priority != fields.priority, changed.priority != judged.priority, changed.priorityReason.isEmpty
        else { return nil }
        return Complaint.noReason(for: changed.priority, judged: judged.priority)
    }
}

extension Complaint {
    static func noReason(for priority: Priority, judged: Priority) -> Complaint {
        Complaint("priority_reason", "The rules say \(judged.code). Say why this is \(priority.code).")
    }
}
