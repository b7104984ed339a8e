import RoundsDomain

/// A job of the hospital that tells the desk by itself that it ran.
struct SimulatedJob: Sendable {
    /// How scripts and addresses name it.
    let slug: String
    let name: String
    let service: String
    let severity: Priority
    /// Minutes after midnight, for a job of the night; nil for one that runs every five minutes.
    let minute: Int64?
    /// How long a run takes, in minutes.
    let minutes: Int64
    /// How long a run of the night may be late.
    let grace: Span
    /// The tool, where its runs are those of a backup job.
    var backup: String?
    let complaint: String

    func rhythm(in zone: Zone) -> Rhythm {
        minute.map { .cron("\($0 % 60) \($0 / 60) * * *", zone: zone.name) } ?? .every(.minutes(5))
    }

    static let all: [SimulatedJob] = [
        .init(
            slug: "ehr-database-backup", name: "EHR database backup", service: "svc.ehr", severity: .p1, minute: 60,
            minutes: 94, grace: .hours(3), backup: "RMAN", complaint: "ORA-19502: write error, volume is full"),
        .init(
            slug: "directory-backup", name: "Directory system state backup", service: "svc.ad", severity: .p2,
            minute: 15, minutes: 11, grace: .hours(2), backup: "wbadmin",
            complaint: "The VSS writer did not answer in time"),
        .init(
            slug: "reporting-extract", name: "EHR reporting extract", service: "svc.ehr", severity: .p3, minute: 150,
            minutes: 41, grace: .hours(2), complaint: "step 7 of 9: the staging table is locked"),
        .init(
            slug: "claims-batch", name: "Claims batch to the clearinghouse", service: "svc.claims", severity: .p3,
            minute: 240, minutes: 18, grace: .hours(1), complaint: "sftp: connection reset by peer"),
        .init(
            slug: "leaver-list", name: "Leaver list from HR", service: "svc.ad", severity: .p4, minute: 300,
            minutes: 2, grace: .hours(1), complaint: "the file has no rows"),
        .init(
            slug: "viewer-refresh", name: "Downtime viewer refresh", service: "svc.ehr-ro", severity: .p2, minute: nil,
            minutes: 0, grace: .minutes(1), complaint: "census report older than 30 minutes"),
        .init(
            slug: "registry-export", name: "Lab results to the registry", service: "svc.lis", severity: .p3,
            minute: nil, minutes: 0, grace: .minutes(1), complaint: "queue not empty after 4 minutes"),
    ]
}

/// Something that is copied at night and whose tool reports its runs to the desk.
struct SimulatedCopy: Sendable {
    /// How scripts name it.
    let key: String
    let name: String
    let service: String
    let tool: String
    /// As in crontab(5).
    let cron: String
    let window: Span
    let bytes: Int64
    let minutes: Int64

    static let all: [SimulatedCopy] = [
        .init(
            key: "pacs", name: "PACS archive, every four hours", service: "svc.pacs", tool: "restic",
            cron: "0 */4 * * *", window: .hours(3), bytes: 84_000_000_000, minutes: 38),
        .init(
            key: "lab", name: "Laboratory database", service: "svc.lis", tool: "pg_dump", cron: "30 23 * * *",
            window: .hours(3), bytes: 61_400_000_000, minutes: 52),
        .init(
            key: "files", name: "File shares", service: "svc.files", tool: "Veeam", cron: "0 22 * * *",
            window: .hours(5), bytes: 1_940_000_000_000, minutes: 190),
        .init(
            key: "hosts", name: "Virtual hosts", service: "svc.storage", tool: "Veeam", cron: "0 20 * * *",
            window: .hours(9), bytes: 14_200_000_000_000, minutes: 405),
        .init(
            key: "mail", name: "Mailboxes", service: "svc.mail", tool: "Veeam", cron: "30 1 * * *", window: .hours(4),
            bytes: 640_000_000_000, minutes: 71),
        .init(
            key: "offsite", name: "Off-site copy", service: "svc.backup", tool: "rclone", cron: "0 6 * * 0",
            window: .hours(12), bytes: 17_800_000_000_000, minutes: 520),
    ]
}
