import Foundation
import RoundsDomain
import RoundsJobs
import RoundsStore
import RoundsWeb

extension Layers {
    func listen() throws(ConfigurationError) -> ListenAddress {
        guard let address = ListenAddress(self[.listen].text) else {
            throw complaint(.listen, "an address and port look like 127.0.0.1:8080")
        }
        return address
    }

    func database() throws(ConfigurationError) -> String? {
        let text = self[.database].text
        guard !text.isEmpty else { return nil }
        guard ["postgres://", "postgresql://"].contains(where: text.hasPrefix) else {
            throw complaint(.database, "it begins with postgres://, or is empty for SQLite in the data folder")
        }
        return text
    }

    func tls() throws(ConfigurationError) -> Configuration.TLSFiles? {
        let (certificate, key) = (self[.tlsCert].text, self[.tlsKey].text)
        switch (certificate.isEmpty, key.isEmpty) {
        case (true, true): return nil
        case (true, false): throw complaint(.tlsKey, "tls-cert is missing; the two go together")
        case (false, true): throw complaint(.tlsCert, "tls-key is missing; the two go together")
        case (false, false):
            return Configuration.TLSFiles(certificate: certificate.absolutePath, key: key.absolutePath)
        }
    }

    func proxies() throws(ConfigurationError) -> [Network] {
        var networks: [Network] = []
        for part in self[.trustedProxies].text.split(separator: ",") {
            let text = String(part).trimmed
            guard let network = Network(text) else {
                throw complaint(.trustedProxies, "“\(text)” is neither an address nor a network like 10.0.0.0/8")
            }
            networks.append(network)
        }
        return networks
    }

    /// Several, and nobody looks for them here: a share that is not mounted, or does not answer, keeps no desk from starting and
    /// no command from running. Whether they are there says the doctor, and whoever looks for a file below them.
    func folders(_ setting: Setting) throws(ConfigurationError) -> [String] {
        var folders: [String] = []
        for part in self[setting].text.split(separator: ",") {
            let path = String(part).trimmed
            guard path.hasPrefix("/") else {
                throw complaint(setting, "“\(path)” does not begin with /; each folder has its whole path")
            }
            folders.append(path)
        }
        return folders
    }

    func publicURL() throws(ConfigurationError) -> String? {
        var text = self[.publicURL].text
        guard !text.isEmpty else { return nil }
        while text.hasSuffix("/") { text.removeLast() }
        guard let url = URL(string: text), ["http", "https"].contains(url.scheme), url.host?.isEmpty == false,
            url.path.isEmpty, url.query == nil, url.user == nil
        else { throw complaint(.publicURL, "it looks like https://desk.hospital.example, without a path") }
        return text
    }

    func siteName() throws(ConfigurationError) -> String {
        let name = self[.siteName].text.trimmed.singleLine
        guard (1...60).contains(name.count) else { throw complaint(.siteName, "it has 1 to 60 characters") }
        return name
    }

    func zone() throws(ConfigurationError) -> Zone {
        let name = self[.timeZone].text
        if name.isEmpty { return ZoneBook.installed[TimeZone.current.identifier] ?? .utc }
        guard name.contains("/") || name == "UTC", let zone = ZoneBook.installed[name] else {
            throw complaint(
                .timeZone, "a zone has an IANA name like America/Chicago or UTC, and Debian's package tzdata knows it")
        }
        return zone
    }

    func time(_ setting: Setting) throws(ConfigurationError) -> DailyTime {
        guard let time = DailyTime(self[setting].text) else {
            throw complaint(setting, "a time of day looks like \(setting.standard)")
        }
        return time
    }

    func shifts() throws(ConfigurationError) -> ShiftPlan.Hours {
        let day = try time(.dayBegins)
        let night = try time(.nightBegins)
        let due = try time(.roundDue)
        // What is wrong between two is said of the one that somebody chose.
        let chosen = [Setting.roundDue, .nightBegins, .dayBegins].first { self[$0].source != .standard } ?? .roundDue
        do throws(Refusal) {
            return try ShiftPlan.Hours(
                dayBegins: day.secondOfDay, nightBegins: night.secondOfDay, roundDue: due.secondOfDay)
        } catch {
            throw complaint(chosen, error.sentence)
        }
    }

    func number(_ setting: Setting, in range: ClosedRange<Int64>) throws(ConfigurationError) -> Int64 {
        guard let number = Int64(self[setting].text), range.contains(number) else {
            throw complaint(setting, "it is a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    func word<Word: RawRepresentable<String> & CaseIterable>(
        _ setting: Setting
    ) throws(ConfigurationError) -> Word {
        guard let word = Word(rawValue: self[setting].text) else {
            throw complaint(setting, "it is one of \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return word
    }
}
