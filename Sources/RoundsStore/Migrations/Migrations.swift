import RoundsSQL

/// The whole schema, step by step. A shipped step is never edited.
public enum Migrations {
    public static let all: [Migration] = [
        events, people, tickets, jobs, coveringLists, hospital, monitoring, backups, roundsAndShifts,
        careAndPromises, tasks, knowledge, requests, watching, telephones, phases, nameParts, badRuns,
        backupFiles, stoppedImports, wholeLooks,
    ]
}
