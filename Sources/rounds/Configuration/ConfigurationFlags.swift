import ArgumentParser
import Foundation

/// Where the desk's data is: asked for by every command.
struct DeskFlags: ParsableArguments {
    @Option(help: ArgumentHelp("Folder of the desk's data.", valueName: "dir"))
    var data: String?

    @Option(help: ArgumentHelp("PostgreSQL instead of SQLite in the data folder.", valueName: "postgres://…"))
    var database: String?

    @Option(help: ArgumentHelp("Configuration file; without it rounds.conf in the data folder.", valueName: "file"))
    var config: String?

    /// Reads all layers.
    func configuration(_ more: [Setting: String?] = [:]) throws -> Configuration {
        var flags = more.compactMapValues { $0 }
        if let data { flags[.data] = data }
        if let database { flags[.database] = database }
        return try Self.configuration(file: config, environment: ProcessInfo.processInfo.environment, flags: flags)
    }

    static func configuration(
        file: String?, environment: [String: String], flags: [Setting: String]
    ) throws -> Configuration {
        let early = Layers(environment: environment, flags: flags)
        let asked = file ?? environment["ROUNDS_CONFIG"]
        let path = (asked ?? early[.data].text + "/" + ConfigurationFile.name).absolutePath
        guard let text = try read(path, required: asked != nil) else { return try Configuration(early) }
        let lines = try ConfigurationFile.lines(of: text, path: path)
        if asked == nil, let line = lines.first(where: { $0.setting == .data }) {
            throw ConfigurationError(
                "\(path), line \(line.number): data cannot be set in the file that is found through it. Use --config.")
        }
        return try Configuration(Layers(file: lines, path: path, environment: environment, flags: flags))
    }

    private static func read(_ path: String, required: Bool) throws(ConfigurationError) -> String? {
        guard FileManager.default.fileExists(atPath: path) else {
            if required { throw ConfigurationError("There is no configuration file at \(path).") }
            return nil
        }
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw ConfigurationError("The configuration file \(path) cannot be read.")
        }
        guard bytes.count <= ConfigurationFile.largest, let text = String(bytes: bytes, encoding: .utf8) else {
            throw ConfigurationError("\(path) is not a configuration file: it is too large, or not UTF-8.")
        }
        return text
    }
}

/// How the desk answers: asked for by `serve` and `config`.
struct ServeFlags: ParsableArguments {
    @Option(help: ArgumentHelp("Address and port to answer on (127.0.0.1:8080).", valueName: "host:port"))
    var listen: String?

    @Option(help: ArgumentHelp("PEM file with the certificate and its chain.", valueName: "file"))
    var tlsCert: String?

    @Option(help: ArgumentHelp("PEM file with the certificate's private key.", valueName: "file"))
    var tlsKey: String?

    @Option(help: ArgumentHelp("Proxies whose X-Forwarded-* headers are believed.", valueName: "cidr,…"))
    var trustedProxies: String?

    @Option(help: ArgumentHelp("Where people reach the desk.", valueName: "url"))
    var publicURL: String?

    @Option(help: ArgumentHelp("The hospital's name on every page.", valueName: "name"))
    var siteName: String?

    @Option(help: ArgumentHelp("IANA name of the site's time zone.", valueName: "zone"))
    var timeZone: String?

    @Option(help: ArgumentHelp("When the day shift begins (06:30).", valueName: "hh:mm"))
    var dayBegins: String?

    @Option(help: ArgumentHelp("When the night shift begins (18:30).", valueName: "hh:mm"))
    var nightBegins: String?

    @Option(help: ArgumentHelp("By when the morning round is signed (08:00).", valueName: "hh:mm"))
    var roundDue: String?

    @Option(help: ArgumentHelp("Minutes after which an unused session ends (30).", valueName: "minutes"))
    var idleMinutes: String?

    @Option(help: ArgumentHelp("Requests a second that one address may send (50).", valueName: "count"))
    var rate: String?

    @Option(help: ArgumentHelp("trace … critical (info).", valueName: "level"))
    var logLevel: String?

    @Option(help: ArgumentHelp("json, text or auto.", valueName: "format"))
    var logFormat: String?

    @Option(help: ArgumentHelp("Folder for nightly backups.", valueName: "dir"))
    var backupTo: String?

    @Option(help: ArgumentHelp("When the nightly backup is made (02:00).", valueName: "hh:mm"))
    var backupAt: String?

    @Option(help: ArgumentHelp("How many nightly backups are kept (14).", valueName: "count"))
    var backupKeep: String?

    @Option(help: ArgumentHelp("Folders below which files may prove backups.", valueName: "dir,…"))
    var backupFiles: String?

    var layer: [Setting: String?] {
        [
            .listen: listen, .tlsCert: tlsCert, .tlsKey: tlsKey, .trustedProxies: trustedProxies,
            .publicURL: publicURL, .siteName: siteName, .timeZone: timeZone, .dayBegins: dayBegins,
            .nightBegins: nightBegins, .roundDue: roundDue, .idleMinutes: idleMinutes, .rate: rate,
            .logLevel: logLevel, .logFormat: logFormat, .backupTo: backupTo, .backupAt: backupAt,
            .backupKeep: backupKeep, .backupFiles: backupFiles,
        ]
    }
}
