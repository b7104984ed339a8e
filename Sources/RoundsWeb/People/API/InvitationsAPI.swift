import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /api/v1/people/{id}/invitations
    func inviteAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let id = try call[PersonShape.number]
        var system = SystemRandomNumberGenerator()
        let secret = Secret(using: &system)
        return Change { tx in
            try tx.invite(id, with: secret, by: .person(person.id), at: now)
            let expires = now + Invitation.lastsFor
            var answer = APIAnswer.ok(MadeLink(path: "/welcome/\(secret.text)", expiresAt: expires), MadeLink.shape)
            answer.kept = MadeLink.shape.json(MadeLink(path: nil, expiresAt: expires))
            return answer
        }
    }

    /// DELETE /api/v1/people/{id}/sessions
    func signPersonOutAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let id = try call[PersonShape.number]
        return Change { tx in
            guard try tx.person(id) != nil else { throw Denial.notFound }
            try tx.revokeSessions(of: id, by: person, at: now)
            return .nothing
        }
    }
}

extension Operation {
    static let invite = Operation(
        "invite", "Make a link to choose a password", in: .people,
        "For a new person, or one who forgot. It works once, for three days; earlier links end.",
        parameters: [PersonShape.number], answer: .ok(MadeLink.shape.schema, "The link, answered once."))

    static let signPersonOut = Operation(
        "signPersonOut", "Sign somebody out everywhere", in: .people, parameters: [PersonShape.number],
        answer: .nothing("They are signed out; their tokens go on."))
}

/// A link that works once; without its path when the request is answered again.
struct MadeLink: Sendable {
    let path: String?
    let expiresAt: Moment

    static let shape = Shape<MadeLink>(
        "Invitation", "A link to choose a password.",
        [
            .init("path", Schema.text().orNull, "Its address at this desk; a repeated request is answered null.") {
                JSON($0.path)
            },
            .init("expires_at", .moment) { .string($0.expiresAt.rfc3339) },
        ])
}
