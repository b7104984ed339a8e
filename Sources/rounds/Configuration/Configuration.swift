import Foundation
import Logging
import RoundsDomain
import RoundsJobs
import RoundsWeb

/// What the desk was told, checked: everything the program needs to know before it opens the database.
struct Configuration: Sendable {
    let layers: Layers
    /// Absolute.
    let data: String
    let listen: ListenAddress
    /// A data folder, or `postgres://…`; what `Engines.open(url:)` takes.
    let database: String
    let tls: TLSFiles?
    let trustedProxies: [Network]
    let publicURL: String?
    let siteName: String
    let zone: Zone
    let shifts: ShiftPlan.Hours
    let sessions: SessionRule
    /// Requests a second of one address.
    let rate: Int64
    let logLevel: Logger.Level
    let logFormat: LogFormat
    /// Absolute.
    let backupFolder: String
    let backupAt: DailyTime
    let backupKeep: Int
    /// Absolute.
    let backupFiles: [String]

    struct TLSFiles: Sendable, Equatable {
        let certificate: String
        let key: String
    }

    enum LogFormat: String, CaseIterable, Sendable {
        case auto, json, text
    }

    var plan: ShiftPlan { ShiftPlan(shifts, in: zone) }
    var isPostgres: Bool { database.hasPrefix("postgres") }

    init(_ layers: Layers) throws(ConfigurationError) {
        self.layers = layers
        data = layers[.data].text.absolutePath
        listen = try layers.listen()
        database = try layers.database() ?? data
        tls = try layers.tls()
        trustedProxies = try layers.proxies()
        publicURL = try layers.publicURL()
        siteName = try layers.siteName()
        zone = try layers.zone()
        shifts = try layers.shifts()
        guard let minutes = Int(layers[.idleMinutes].text), let sessions = SessionRule(idleMinutes: minutes) else {
            throw layers.complaint(.idleMinutes, "it is a whole number of minutes from 1 to 720")
        }
        self.sessions = sessions
        rate = try layers.number(.rate, in: 1...10_000)
        logLevel = try layers.word(.logLevel)
        logFormat = try layers.word(.logFormat)
        backupFolder = layers[.backupTo].text.isEmpty ? data + "/backups" : layers[.backupTo].text.absolutePath
        backupAt = try layers.time(.backupAt)
        backupKeep = Int(try layers.number(.backupKeep, in: 1...1_000))
        backupFiles = try layers.folders(.backupFiles)
    }
}

/// Where the desk answers.
struct ListenAddress: Sendable, Equatable {
    let host: String
    let port: Int

    /// Reads `127.0.0.1:8080`, `[::1]:8080`, `localhost:0`.
    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port)
        else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        let isV6 = host.contains(":")
        guard !host.isEmpty, isV6 == text.hasPrefix("["), !host.contains(where: \.isWhitespace) else { return nil }
        self.host = String(host)
        self.port = port
    }

    /// Only this machine reaches it.
    var isLocal: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

    /// As it stands in an address. A desk that answers everywhere is reached here as `127.0.0.1`.
    func url(secure: Bool, port: Int) -> String {
        let name = host == "0.0.0.0" || host == "::" ? "127.0.0.1" : host.contains(":") ? "[\(host)]" : host
        return "\(secure ? "https" : "http")://\(name):\(port)"
    }
}

extension String {
    /// From the working directory, and from the home folder for `~/…`. Nobody looks whether it is there: a share that does not
    /// answer would hold up every command.
    var absolutePath: String {
        let expanded = NSString(string: self).expandingTildeInPath
        return URL(fileURLWithPath: expanded, isDirectory: false).standardizedFileURL.path
    }
}
