import Foundation
import RoundsDomain
import RoundsEngines
import RoundsJobs
import RoundsSQL
import RoundsStore

extension Configuration {
    var sqliteFile: String { data + "/rounds.db" }

    /// Where the desk lives, for people: without a password.
    var place: String { isPostgres ? database.maskingPassword : data }

    /// How this desk is started, for people: what stands for a password in it has to be put in its place.
    var startingCommand: String {
        "rounds serve --data \(data)" + (isPostgres ? " --database '\(database.maskingPassword)'" : "")
    }

    /// Opens a desk that is there already, as commands do beside a running desk: its schema must be this program's.
    func withDatabase<Answer: Sendable>(
        _ body: (any Database) async throws -> Answer
    ) async throws -> Answer {
        guard isPostgres || FileManager.default.fileExists(atPath: sqliteFile) else {
            throw Ending(.foreign, "There is no desk in \(data) yet. `\(startingCommand)` makes one.")
        }
        let database = try Engines.open(url: database)
        do {
            try await expectSchema(of: database)
            let answer = try await body(database)
            await database.close()
            return answer
        } catch {
            await database.close()
            throw error
        }
    }

    private func expectSchema(of database: any Database) async throws {
        let known = Migrations.all.count
        let found: Int
        do {
            found = try await database.read { try $0.schemaNumber() }
        } catch StorageError.engine {
            throw Ending(.foreign, "There is no desk in this database yet. `rounds serve` makes one.")
        }
        if found > known { throw StorageError.newer(found: found, known: known) }
        guard found == known else {
            throw Ending(
                .refused,
                "The database's schema is \(found), this program's is \(known). Start `rounds serve` once: it makes a "
                    + "backup and brings the database up.")
        }
    }

    /// Opens the database for serving and brings it up, after a backup when there is anything to lose.
    func openForServing(_ say: @escaping @Sendable (String) -> Void) async throws -> any Database {
        let database = try Engines.open(url: database)
        do {
            let known = Migrations.all.count
            let found = try await schemaNumber(of: database, say)
            if found > 0, found < known { try await keepCopy(of: database, from: found, say) }
            let steps = try await database.migrate(Migrations.all)
            if found > 0, !steps.isEmpty { say("The schema was brought from \(found) to \(known).") }
            return database
        } catch {
            await database.close()
            throw error
        }
    }

    /// 0 of a database that is empty. Whoever waits for a server that does not answer is told so.
    private func schemaNumber(
        of database: any Database, _ say: @escaping @Sendable (String) -> Void
    ) async throws -> Int {
        let waiting = Task {
            guard (try? await Task.sleep(for: .seconds(2))) != nil else { return }
            say("The database does not answer yet; waiting for it.")
        }
        defer { waiting.cancel() }
        do {
            return try await database.read { try $0.schemaNumber() }
        } catch StorageError.unavailable(let why) {
            throw StorageError.unavailable(why)
        } catch {
            return 0
        }
    }

    private func keepCopy(of database: any Database, from schema: Int, _ say: (String) -> Void) async throws {
        let now = Moment.now()
        let folder = "\(backupFolder)/before-schema-\(schema)-\(now.compact)"
        let made = try await backup(of: database).make(folder, keys: false, at: now)
        say("Before the upgrade a backup was made in \(made.folder).")
    }

    func backup(of database: any Database) -> Backup {
        Backup(of: database, dataFolder: data, version: Product.version) { try Engines.open(url: $0) }
    }

    /// Makes the data folder and everything in it private to this user.
    func makeDataFolder() throws(Ending) {
        do {
            try FileManager.default.createDirectory(
                atPath: data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Ending(.unwritable, "The data folder \(data) cannot be made: \(error.localizedDescription)")
        }
    }
}
