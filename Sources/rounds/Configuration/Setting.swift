/// Everything that can be configured. The raw value is the key in the file and the flag's name.
enum Setting: String, CaseIterable, Sendable {
    case data, listen, database
    case tlsCert = "tls-cert"
    case tlsKey = "tls-key"
    case trustedProxies = "trusted-proxies"
    case publicURL = "public-url"
    case siteName = "site-name"
    case timeZone = "time-zone"
    case dayBegins = "day-begins"
    case nightBegins = "night-begins"
    case roundDue = "round-due"
    case idleMinutes = "idle-minutes"
    case rate
    case logLevel = "log-level"
    case logFormat = "log-format"
    case backupTo = "backup-to"
    case backupAt = "backup-at"
    case backupKeep = "backup-keep"
    case backupFiles = "backup-files"

    /// `ROUNDS_TLS_CERT`.
    var variable: String {
        "ROUNDS_" + rawValue.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
    }

    /// What is in force when nobody says otherwise; empty for nothing.
    var standard: String {
        switch self {
        case .data: "data"
        case .listen: "127.0.0.1:8080"
        case .siteName: "Rounds"
        case .dayBegins: "06:30"
        case .nightBegins: "18:30"
        case .roundDue: "08:00"
        case .idleMinutes: "30"
        case .rate: "50"
        case .logLevel: "info"
        case .logFormat: "auto"
        case .backupAt: "02:00"
        case .backupKeep: "14"
        case .database, .tlsCert, .tlsKey, .trustedProxies, .publicURL, .timeZone, .backupTo, .backupFiles: ""
        }
    }

    var meaning: String {
        switch self {
        case .data: "Folder of the database, keys and backups."
        case .listen: "Address and port to answer on, as 127.0.0.1:8080 or [::]:443."
        case .database: "postgres://… for PostgreSQL; empty for SQLite in the data folder."
        case .tlsCert: "PEM file with the certificate and its chain; with tls-key the desk answers TLS itself."
        case .tlsKey: "PEM file with the certificate's private key."
        case .trustedProxies: "Addresses or networks whose X-Forwarded-* headers are believed, separated by commas."
        case .publicURL: "Where people reach the desk, as https://desk.hospital.example; used in links."
        case .siteName: "The hospital's name on every page."
        case .timeZone: "IANA name of the site's time zone; empty for the machine's."
        case .dayBegins: "When the day shift begins, by the site's clocks, as 06:30."
        case .nightBegins: "When the night shift begins, as 18:30; the day shift is handed over then."
        case .roundDue: "By when the morning round is signed, as 08:00; then the lead is told."
        case .idleMinutes: "Minutes in which nobody did anything after which a session ends, 1 to 720."
        case .rate: "Requests a second that one address may send, 1 to 10000; four times as many at once."
        case .logLevel: "trace, debug, info, notice, warning, error or critical."
        case .logFormat: "json, text, or auto: text on a terminal, JSON elsewhere."
        case .backupTo: "Folder for nightly backups; empty for backups in the data folder."
        case .backupAt: "When the nightly backup is made, by the site's clocks, as 02:00."
        case .backupKeep: "How many nightly backups are kept, 1 to 1000."
        case .backupFiles:
            "Folders below which files may prove the hospital's backups, separated by commas; empty for none."
        }
    }
}
