import CPostgres
import RoundsSQL

extension StorageError {
    /// What a SQLSTATE means to the floors above. The server's own words are kept only where they cannot hold a value
    /// from a row.
    init(postgres state: String, _ answer: OpaquePointer?) {
        let table = answer?.field(.table) ?? ""
        let constraint = answer?.field(.constraint) ?? ""
        let message = answer?.field(.message) ?? ""
        self =
            switch state {
            case "42P04": .notUnique("database")
            case "23505": .notUnique(answer.flatMap { keyColumns($0, table) } ?? constraint)
            case "23502": .refused("\(table).\(answer?.field(.column) ?? "")")
            case "23503": .refused("foreign key")
            case "25006": .readOnly
            case "53100": .full
            case "42804", "22P02", "22P03": .shape("a value of the wrong type")
            case "55P03", "57014": .busy
            case "XX001", "XX002": .corrupt("PostgreSQL reports \(state).")
            default:
                switch state.prefix(2) {
                case "23": .refused(constraint)
                case "53": .unavailable("PostgreSQL is short of resources.")
                case "22", "P0", "": .engine(code: state, message: "The statement failed.")
                default: .engine(code: state, message: message)
                }
            }
    }
}

/// `table.column, table.column` as SQLite says it, out of a detail such as `Key (column, column)=(…) already exists.`
private func keyColumns(_ answer: OpaquePointer, _ table: String) -> String? {
    guard let detail = answer.field(.detail), let open = detail.firstIndex(of: "("),
        let end = detail.firstRange(of: ")=(")
    else { return nil }
    let columns = detail[detail.index(after: open)..<end.lowerBound].split(separator: ", ")
    guard columns.allSatisfy({ $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } }) else { return nil }
    return columns.map { "\(table).\($0)" }.joined(separator: ", ")
}
