import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/sessions
    func listSessionsAPI(_ call: APICall) async throws -> APIAnswer {
        let (rule, now) = (settings.sessions, call.now)
        let sessions = try await database.read { tx in try tx.sessions(of: call.person.id, rule: rule, at: now) }
        return .ok(sessions, SessionShape.all)
    }

    /// DELETE /api/v1/sessions/{id}
    func revokeSessionAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let id = try call[SessionShape.number]
        return Change { tx in
            try tx.revokeSession(id, of: person.id, by: person, at: now)
            return .nothing
        }
    }

    /// DELETE /api/v1/sessions
    func revokeSessionsAPI(_ call: APICall) throws -> Change {
        let (person, caller, now) = (call.person, call.caller, call.now)
        return Change { tx in
            var kept: Session.ID?
            if case .session(let own) = caller.proof { kept = own }
            try tx.revokeSessions(of: person.id, except: kept, by: person, at: now)
            return .nothing
        }
    }
}

extension Operation {
    static let listSessions = Operation(
        "listSessions", "List the browsers you are signed in with", in: .account,
        answer: .ok(SessionShape.all.schema, "The sessions, the one used last first."))

    static let revokeSession = Operation(
        "revokeSession", "Sign a browser out", in: .account, parameters: [SessionShape.number],
        answer: .nothing("It is signed out."))

    static let revokeSessions = Operation(
        "revokeSessions", "Sign all other browsers out", in: .account,
        answer: .nothing("They are signed out."))
}

enum SessionShape {
    static let one = Shape<Session>(
        "Session", "A browser that is signed in.",
        [
            .init("id", .number) { .integer($0.id.number) },
            .init("device", .text(), "Browser and system, as far as they can be told.") { .string($0.deviceName) },
            .init("address", .text(), "Where it signed in from.") { .string($0.address) },
            .init("made_at", .moment) { .string($0.madeAt.rfc3339) },
            .init("seen_at", .moment, "To the minute.") { .string($0.seenAt.rfc3339) },
        ])

    static let all = Shape<[Session]>(
        "Sessions", "Browsers that are signed in.",
        [.init("sessions", .list(one.schema, 0...SessionRule.mostAtOnce)) { JSON($0.map(one.json)) }])

    static let number = Parameter<Session.ID>.key(of: "session")
}
