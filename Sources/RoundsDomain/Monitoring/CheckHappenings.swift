extension Happening.Subject {
    public static func check(_ id: Check.ID) -> Self { Self(kind: "check", number: id.number) }
    public static func window(_ id: MaintenanceWindow.ID) -> Self { Self(kind: "window", number: id.number) }
}

extension Happening {
    /// The hard state became another.
    public static func checkTurned(_ id: Check.ID, from: Verdict, to: Verdict) -> Happening {
        Happening(
            .checkTurned, about: .check(id), facts: ["from": .text(from.rawValue), "to": .text(to.rawValue)])
    }

    public static func checkAcknowledged(_ id: Check.ID, until: Moment) -> Happening {
        Happening(.checkAcknowledged, about: .check(id), facts: ["until": .number(until.milliseconds)])
    }

    public static func deskAbsent(_ absence: Absence) -> Happening {
        Happening(
            .deskAbsent, about: .desk,
            facts: ["from": .number(absence.from.milliseconds), "until": .number(absence.until.milliseconds)])
    }
}

extension Happening.Subject {
    public static func backup(_ id: BackupJob.ID) -> Self { Self(kind: "backup", number: id.number) }
}
