import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/round
    func readRoundAPI(_ call: APICall) async throws -> APIAnswer {
        let kind = try call[RoundBody.which] ?? .morning
        let today = zone.day(of: call.now)
        let day = try call[RoundBody.day] ?? today
        let look = EvidenceLook(kind, on: day, plan: plan, now: call.now)
        let person = call.person
        let found = try await database.read { tx in try tx.roundFound(look, isToday: day == today, for: person) }
        guard let found else { throw Denial.notFound }
        return .ok(RoundRecord(found), RoundRecord.shape)
    }

    /// GET /api/v1/rounds
    func listRoundsAPI(_ call: APICall) async throws -> APIAnswer {
        let limit = try call[Parameter<Int>.limit()]
        let after = try call[RoundBody.after] ?? Day(number: 100_000)
        let rounds = try await database.read { tx in
            try tx.rounds(from: Day(number: 0), through: after - 1, limit: limit + 2)
        }
        // A day has two rounds at most, and a page ends with a whole day.
        var page = Array(rounds.prefix(limit))
        let isMore = rounds.count > limit
        if isMore, limit > 1, page.last?.signature.day == rounds[limit].signature.day { page.removeLast() }
        return .page(page, next: isMore ? page.last?.signature.day.iso : nil, SignatureShape.page)
    }

    /// POST /api/v1/round/decisions
    func decideLineAPI(_ call: APICall) throws -> Change {
        let person = call.person
        let body = try call.body()
        let look = try lookAt(body)
        let (code, verdict, kind) = (body[RoundBody.line], body[RoundBody.verdict], body[RoundBody.decision])
        let (until, owner, ticket) = (body[RoundBody.until], body[RoundBody.owner], body[RoundBody.ticket])
        try body.finish()
        guard let line = EvidenceLine.ID(code: code), let verdict, let kind else { throw Denial.notFound }
        let draft = try LineDecision.Draft(
            line, seen: verdict, kind, until: until.flatMap(Moment.init(rfc3339:)), owner: owner, ticket: ticket,
            at: call.now)
        return Change { tx in
            try tx.decide(draft, look, by: person)
            return .nothing
        }
    }

    /// POST /api/v1/round/tickets
    func openTicketForLineAPI(_ call: APICall) throws -> Change {
        let person = call.person
        let body = try call.body()
        let look = try lookAt(body)
        let (code, verdict) = (body[RoundBody.line], body[RoundBody.verdict])
        try body.finish()
        guard let line = EvidenceLine.ID(code: code), let verdict else { throw Denial.notFound }
        return Change { tx in
            let ticket = try tx.openTicket(for: line, seen: verdict, look, by: person)
            return .created(
                try tx.record(of: ticket, for: person), TicketRecord.shape, at: "/api/v1/tickets/\(ticket.id.code)",
                version: ticket.version)
        }
    }

    /// POST /api/v1/round/ticks
    func tickLineAPI(_ call: APICall) throws -> Change {
        let person = call.person
        let body = try call.body()
        let look = try lookAt(body)
        let (code, good, words) = (body[RoundBody.code], body[RoundBody.good], body[RoundBody.words])
        try body.finish()
        let tick = try Tick(code, isGood: good, words: words)
        return Change { tx in
            try tx.tick(tick, look, by: person)
            return .nothing
        }
    }

    /// POST /api/v1/round/signature
    func signRoundAPI(_ call: APICall) throws -> Change {
        let person = call.person
        let body = try call.body()
        let look = try lookAt(body)
        let (seen, exceptions) = (body[RoundBody.seen], body[RoundBody.withExceptions])
        try body.finish()
        return Change { tx in
            let round = try tx.signRound(look, seen: seen, acceptingExceptions: exceptions, by: person)
            return .ok(round, SignatureShape.shape)
        }
    }

    private func lookAt(_ body: APIBody) throws -> EvidenceLook {
        EvidenceLook(body[RoundBody.kind] ?? .morning, plan: plan, now: now())
    }
}
