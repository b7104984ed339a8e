import CPostgres
import RoundsSQL

extension PostgresWire {
    /// Runs a statement with its values, prepared once for each text and types, and answers in binary format.
    func perform(
        _ text: String, _ values: [Value]
    ) throws(Fault) -> (PostgresAnswer, PostgresPrepared.Statement) {
        let statement = try find(text, values)
        var bytes: [UInt8] = []
        var starts: [Int] = []
        for value in values {
            starts.append(bytes.count)
            value.append(to: &bytes)
        }
        // An empty text needs an address too: libpq reads nil as NULL.
        bytes.append(0)
        let lengths = zip(starts, starts.dropFirst() + [bytes.count - 1]).map { Int32($1 - $0) }
        let formats = [Int32](repeating: 1, count: values.count)
        let answer = bytes.withUnsafeBytes { all in
            let base = all.baseAddress?.assumingMemoryBound(to: CChar.self)
            let pointers = zip(starts, values).map { start, value in value == .null ? nil : base.map { $0 + start } }
            return PQexecPrepared(pointer, statement.name, Int32(values.count), pointers, lengths, formats, 1)
        }
        guard let answer, PQresultStatus(answer) == PGRES_TUPLES_OK || PQresultStatus(answer) == PGRES_COMMAND_OK else {
            defer { PQclear(answer) }
            throw fault(answer)
        }
        return (PostgresAnswer(answer), statement)
    }

    private func find(_ text: String, _ values: [Value]) throws(Fault) -> PostgresPrepared.Statement {
        if let found = prepared.find(text, for: values) { return found }
        if prepared.full { try forget() }
        let types = values.map(\.oid)
        let fresh = PostgresPrepared.Statement(name: prepared.name(), types: types)
        let answer = PQprepare(pointer, fresh.name, text, Int32(types.count), types)
        defer { PQclear(answer) }
        try check(answer)
        prepared.keep(fresh, for: text)
        return fresh
    }

    /// Lets go of every prepared statement.
    func forget() throws(Fault) {
        try run("DEALLOCATE ALL")
        prepared.clear()
    }
}
