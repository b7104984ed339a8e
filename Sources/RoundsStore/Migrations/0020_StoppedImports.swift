import RoundsSQL

extension Migrations {
    static let stoppedImports = Migration(
        20, "Imports that were stopped",
        ["ALTER TABLE import_draft ADD COLUMN stopped_at \(.integer)"])
}
