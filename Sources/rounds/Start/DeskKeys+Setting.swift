import RoundsSQL
import RoundsStore

extension DeskKeys {
    private static let setting = "checkpoint_key"

    /// Reads the keys that belong to this database, or makes them for a new one.
    ///
    /// The database remembers the public key, so that a copy without its keys, or a node with other ones, is noticed before it
    /// seals anything.
    static func open(for database: any Database, in data: String) async throws -> DeskKeys {
        let known = try await database.read { try remembered($0) }
        guard exist(in: data) else {
            guard known == nil else {
                throw Ending(
                    .keys,
                    "The keys of this desk are missing from \(folder(in: data)). Copy the keys folder there from the old data "
                        + "folder, from another node, or from a backup made with --with-keys.")
            }
            return try await remember(try make(in: data), in: database)
        }
        let keys = try read(from: data)
        guard let known else { return try await remember(keys, in: database) }
        guard known == keys.publicText else {
            throw Ending(
                .keys,
                "The keys in \(folder(in: data)) are not those of this database. Nodes share one keys folder, and a restored "
                    + "database needs its own.")
        }
        return keys
    }

    /// The public key this database was sealed with, in base64.
    static func remembered(_ tx: any Transaction) throws -> String? {
        try tx.setting(setting)
    }

    private static func remember(_ keys: DeskKeys, in database: any Database) async throws -> DeskKeys {
        let text = keys.publicText
        try await database.write { tx in try tx.set(setting, to: text) }
        return keys
    }
}
