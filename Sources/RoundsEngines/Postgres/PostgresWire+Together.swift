import CPostgres
import RoundsSQL

/// Statements that wait to travel together: what need not be answered at once goes with the next question, in one exchange
/// with the server (libpq's pipeline mode). See docs/decisions/0013-statements-travel-together.md.
extension PostgresWire {
    /// What travels in one exchange at most; memory is held for it on both sides.
    static let mostTogether = 64

    /// Puts a statement of the program's own behind those that wait.
    func add(_ text: StaticString) throws(Fault) {
        try add(PostgresParcel(.plain(text)))
    }

    /// Puts a statement with its values behind those that wait.
    func add(_ text: String, _ values: [Value]) throws(Fault) -> PostgresParcel {
        let parcel = PostgresParcel(.prepared(try find(text, values), values))
        try add(parcel)
        return parcel
    }

    private func add(_ parcel: PostgresParcel) throws(Fault) {
        if parcels.count >= Self.mostTogether { try exchange() }
        parcels.append(parcel)
    }

    /// Drops what waits.
    /// - Returns: Whether this text was among it: the server has never heard of it.
    func withdraw(_ text: StaticString) -> Bool {
        defer { parcels = [] }
        return parcels.contains { parcel in
            if case .plain(let waits) = parcel.content { waits.description == text.description } else { false }
        }
    }

    /// Sends what waits, in its order, and takes in every answer. The server carries out nothing after the first that it refuses.
    func exchange() throws(Fault) {
        let sent = parcels
        parcels = []
        switch sent.count {
        case 0: return
        case 1: sent[0].answer = PostgresAnswer(try valid(sent[0].ask(pointer)))
        default: try exchange(sent)
        }
    }

    private func exchange(_ sent: [PostgresParcel]) throws(Fault) {
        drain()
        guard PQenterPipelineMode(pointer) == 1 else { throw fault(nil) }
        defer { PQexitPipelineMode(pointer) }
        for parcel in sent {
            guard parcel.send(pointer) else { throw broken() }
        }
        guard PQpipelineSync(pointer) == 1 else { throw broken() }
        var first: Fault?
        for parcel in sent {
            let answer = PQgetResult(pointer)
            // Each answer is followed by nothing, and only then comes the next.
            if answer != nil { PQclear(PQgetResult(pointer)) }
            guard alive else {
                PQclear(answer)
                throw first ?? fault(nil)
            }
            do {
                parcel.answer = PostgresAnswer(try valid(answer))
            } catch {
                if first == nil { first = error }
            }
        }
        PQclear(PQgetResult(pointer))
        if let first { throw first }
    }

    /// A connection in the middle of an exchange that could not be sent has no use any more.
    private func broken() -> Fault {
        Fault(state: "", error: .unavailable("The database connection was lost."), lost: true)
    }

    /// Takes in what is left of the answers that nobody waited for.
    private func drain() {
        while let answer = PQgetResult(pointer) { PQclear(answer) }
    }

    /// Sends a statement whose answer nobody waits for; it is taken in before the next.
    func leave(_ text: StaticString) throws(Fault) {
        guard PQsendQuery(pointer, text.start) == 1 else {
            throw fault(nil)
        }
    }

    private func valid(_ answer: OpaquePointer?) throws(Fault) -> OpaquePointer {
        guard let answer, PQresultStatus(answer) == PGRES_TUPLES_OK || PQresultStatus(answer) == PGRES_COMMAND_OK else {
            defer { PQclear(answer) }
            throw fault(answer)
        }
        return answer
    }
}
