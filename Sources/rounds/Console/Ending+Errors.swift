import ArgumentParser
import RoundsDomain
import RoundsJobs
import RoundsSQL
import RoundsWeb

extension Ending {
    /// What any error means to the person at the terminal; nil for those the argument parser explains itself.
    init?(_ error: any Error) {
        switch error {
        case let ending as Ending: self = ending
        case let error as ConfigurationError: self.init(.configuration, error.sentence)
        case let error as StorageError: self.init(storage: error)
        case let refusal as Refusal: self.init(.refused, refusal.sentence)
        case let complaints as Complaints:
            self.init(.refused, complaints.list.map(\.sentence).joined(separator: "\n"))
        case Denial.notFound: self.init(.refused, "That is not there.")
        case Denial.forbidden: self.init(.refused, "This person's role does not allow that.")
        case is Stale: self.init(.refused, "A colleague saved a change meanwhile. Look at it and try again.")
        case is FieldConflict: self.init(.refused, "A colleague changed the same field meanwhile.")
        case let error as BackupError:
            switch error {
            case .damaged, .sumsDiffer, .unsound: self.init(.unsound, error.sentence)
            case .notABackup, .newerFormat, .exists: self.init(.refused, error.sentence)
            }
        case let error as any Worded: self.init(.failed, error.sentence)
        case is ValidationError, is CleanExit, is ExitCode: return nil
        default: return nil
        }
    }

    init(storage error: StorageError) {
        switch error {
        case .newer(let found, let known):
            self.init(
                .newer,
                "The database was written by a newer Rounds: its schema is \(found), this program knows \(known). "
                    + "Install that version, or restore a backup made before the upgrade. Nothing was changed.")
        case .foreign(let what): self.init(.foreign, "This is not a Rounds database. \(what) Nothing was changed.")
        case .corrupt(let what):
            self.init(
                .damaged,
                "The database is damaged: \(what). Keep the files, and restore the last backup into another folder.")
        case .readOnly:
            self.init(
                .unwritable,
                "The data cannot be written: the folder, its files or the server are read-only for this user.")
        case .full:
            self.init(.unwritable, "No space is left where the data lives. Nothing of the last change was kept.")
        case .unavailable(let why): self.init(.unreachable, "The database cannot be reached: \(why)")
        case .unknownOutcome:
            self.init(
                .unreachable,
                "The connection went away while saving: look whether the change is there before trying again.")
        case .notUnique, .refused, .shape, .engine:
            self.init(.failed, "The database did not do what the program expects (\(error)). Nothing was saved.")
        }
    }
}
