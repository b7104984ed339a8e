/// Why the program ended. The numbers are in docs/operations/exit-codes.md and never change their meaning;
/// 64 is a command line that cannot be read, and belongs to the argument parser.
enum ExitReason: Int32, CaseIterable, Sendable {
    case done = 0
    case failed = 1
    case refused = 2
    case unsound = 3
    case configuration = 4
    case unreachable = 5
    case newer = 6
    case foreign = 7
    case damaged = 8
    case unwritable = 9
    case keys = 10
    case address = 11
    case running = 12

    var meaning: String {
        switch self {
        case .done: "Done."
        case .failed: "Something unexpected; the sentence on standard error says what."
        case .refused: "The desk refused: not allowed, not there, or not in this state. Nothing was changed."
        case .unsound: "The check found a fault: a broken log, a damaged backup, or a failed line of doctor."
        case .configuration: "A configured value cannot be used. Nothing was started."
        case .unreachable: "The database cannot be reached now."
        case .newer: "The database comes from a newer Rounds."
        case .foreign: "The file or schema is not a Rounds database, or there is none yet."
        case .damaged: "The database is damaged."
        case .unwritable: "The data folder or the database accepts no writes, or the disk is full."
        case .keys: "A key file is missing, readable by others, or does not belong to this database."
        case .address: "The address to answer on is taken, or not this machine's."
        case .running: "Another Rounds is using this data folder."
        }
    }
}

/// The program ends with a sentence for the person at the terminal.
struct Ending: Error, Equatable {
    let reason: ExitReason
    let sentence: String

    init(_ reason: ExitReason, _ sentence: String) {
        self.reason = reason
        self.sentence = sentence
    }
}
