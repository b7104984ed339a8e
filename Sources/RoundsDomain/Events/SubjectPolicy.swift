extension Happening.Subject {
    /// What somebody must be allowed to read to be told what it is called. Nil for the desk itself, and for kinds that
    /// only a newer Rounds knows: those are shown as they stand in the log.
    public var readingPermission: Permission? {
        switch kind {
        case "ticket", "template", "saved_reply", "service_levels": .readTickets
        case "task", "maintenance": .readTasks
        case "person", "team": .readPeople
        case "location", "service", "device": .readHospital
        case "check", "window", "backup": .readChecks
        case "article": .readKnowledge
        case "day", "round", "handover": .readRounds
        default: nil
        }
    }
}

extension Person {
    /// A line of the log tells everybody who reads it that something happened; what it happened to, only those who may
    /// read that, too.
    public func mayName(_ subject: Happening.Subject) -> Bool {
        subject.readingPermission.map { may($0) } ?? false
    }
}
