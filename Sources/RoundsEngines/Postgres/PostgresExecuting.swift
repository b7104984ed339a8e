import CPostgres
import RoundsSQL

extension PostgresWire {
    /// Runs a statement with its values behind those that wait, and answers it.
    func perform(_ text: String, _ values: [Value]) throws(Fault) -> PostgresAnswer {
        try answer(to: add(text, values))
    }

    /// What the server answered; what waits is sent first if it is not known.
    func answer(to parcel: PostgresParcel) throws(Fault) -> PostgresAnswer {
        if parcel.answer == nil { try exchange() }
        guard let answer = parcel.answer else { throw fault(nil) }
        return answer
    }

    /// The statement as this connection knows it, prepared once for each text and types. What waits goes first: it may make
    /// the table that the text is about.
    func find(_ text: String, _ values: [Value]) throws(Fault) -> PostgresPrepared.Statement {
        if let found = prepared.find(text, for: values) { return found }
        try exchange()
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
