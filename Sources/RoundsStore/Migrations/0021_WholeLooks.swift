import RoundsSQL

extension Migrations {
    static let wholeLooks = Migration(
        21, "Looks for the files that prove backups at all that may hold them",
        [
            "ALTER TABLE backup_file ADD COLUMN whole_at \(.integer)",
            // A look that could read anything was taken for one at everything.
            "UPDATE backup_file SET whole_at = read_at",
            // Until when all files together were known: each job has its own now.
            "DELETE FROM setting WHERE name = 'backups.files_seen'",
        ])
}
