import Foundation
import RoundsDomain

extension Configuration {
    /// One line of `rounds config`.
    struct Line: Encodable, Equatable {
        let key: String
        let value: String
        let source: String
        let meaning: String
    }

    /// What is in force, with defaults spelled out and secrets masked.
    var table: [Line] {
        Setting.allCases.map { setting in
            Line(
                key: setting.rawValue, value: shown(setting), source: layers[setting].source.words,
                meaning: setting.meaning)
        }
    }

    private func shown(_ setting: Setting) -> String {
        switch setting {
        case .data: data
        case .database: isPostgres ? database.maskingPassword : "sqlite in \(data)"
        case .timeZone: zone.name
        case .backupTo: backupFolder
        case .listen, .tlsCert, .tlsKey, .trustedProxies, .publicURL, .siteName, .idleMinutes, .rate, .logLevel,
            .logFormat, .dayBegins, .nightBegins, .roundDue, .backupAt, .backupKeep, .backupFiles:
            layers[setting].text
        }
    }
}

extension String {
    /// A database address without its password, whether it stands before the host or as a parameter (RFC 3986 §3.2.1;
    /// PostgreSQL 15, §34.1.1.2).
    var maskingPassword: String {
        var text = self
        if let scheme = text.range(of: "://") {
            let end = text[scheme.upperBound...].firstIndex(of: "/") ?? text.endIndex
            if let at = text[scheme.upperBound..<end].lastIndex(of: "@"),
                let colon = text[scheme.upperBound..<at].firstIndex(of: ":")
            {
                text.replaceSubrange(text.index(after: colon)..<at, with: "••••")
            }
        }
        guard let query = text.firstIndex(of: "?") else { return text }
        let parameters = text[text.index(after: query)...].split(separator: "&").map { parameter in
            let name = parameter.prefix { $0 != "=" }
            return name.lowercased().contains("password") ? "\(name)=••••" : String(parameter)
        }
        return text[...query] + parameters.joined(separator: "&")
    }
}
