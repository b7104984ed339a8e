import RoundsDomain
import RoundsSQL
import RoundsStore

/// Where people reach the desk: kept in its database when it opens, for the links that commands beside it print.
enum DeskAddress {
    private static let setting = "desk.address"

    static func keep(_ url: String, _ tx: any Transaction) throws {
        guard try last(tx) != url else { return }
        try tx.set(setting, to: url)
    }

    /// Keeps it, and waits a second for that at the most: whoever calls the desk meanwhile is answered only afterwards, and
    /// a database may be busy for longer: then it goes on by itself. Without it links lead where the desk answered last
    /// time.
    static func keep(_ url: String, in database: any Database, patience: Duration = .seconds(1)) async {
        let (kept, end) = AsyncStream.makeStream(of: Void.self)
        Task {
            while await isBusy({ try await database.write { tx in try keep(url, tx) } }) {}
            end.finish()
        }
        let limit = Task {
            guard (try? await Task.sleep(for: patience)) != nil else { return }
            end.finish()
        }
        for await _ in kept {}
        limit.cancel()
    }

    /// Whether others wrote for as long as anybody waits; whatever else goes wrong is not tried again.
    private static func isBusy(_ attempt: () async throws -> Void) async -> Bool {
        do {
            try await attempt()
            return false
        } catch {
            return error as? StorageError == .busy
        }
    }

    /// At its last start; nil before the first.
    static func last(_ tx: any Transaction) throws -> String? { try tx.setting(setting) }
}

extension Configuration {
    /// Where a link for somebody leads: to the address that is configured, else to the one at which the desk answered last.
    func link(_ secret: Secret, _ tx: any Transaction) throws -> String {
        let base = try publicURL ?? DeskAddress.last(tx) ?? listen.url(secure: tls != nil, port: listen.port)
        return "\(base)/welcome/\(secret.text)"
    }
}
