import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Of each heartbeat so many pings are kept.
    private static var pingsKept: Int64 { 100 }
    private static var mostHeartbeats: Int64 { 10_000 }
    private static var mostNamesTried: Int { 100 }

    /// Takes down what came in, many at once: each heartbeat is read and written once however often it pinged.
    /// - Returns: an answer for each, in their order.
    public func hear(_ pings: [HeardPing], clocks: Clocks, at now: Moment) throws -> [HeardPing.Answer] {
        let batch = PingBatch(clocks: clocks, now: now, feeding: try feedingChecks())
        var known = try heartbeats(pings.compactMap(\.token))
        var heard: [Check.ID: WatchedCheck] = [:]
        var kept: [SQL] = []
        var answers: [HeardPing.Answer] = []
        for ping in pings {
            let (found, answer) = try addressee(of: ping, &known, at: now)
            answers.append(answer)
            guard let found else { continue }
            var watched = try heard[found] ?? watched(found, forUpdate: true)
            guard watched != nil else { continue }
            try take(ping, into: &watched, keeping: &kept, of: batch)
            heard[found] = watched
        }
        for watched in heard.values.sorted(by: { $0.id < $1.id }) { try saveStanding(watched) }
        try keep(kept)
        for watched in heard.values where watched.pings % 20 == 0 {
            try run(
                """
                DELETE FROM heartbeat_ping
                WHERE check_id = \(watched.id) AND number <= \(watched.pings - Self.pingsKept)
                """)
        }
        return answers
    }

    private func take(
        _ ping: HeardPing, into watched: inout WatchedCheck?, keeping kept: inout [SQL], of batch: PingBatch
    ) throws {
        let now = batch.now
        guard var next = watched, case .heartbeat(let beat, _) = next.means, let pulse = next.pulse else { return }
        let (after, kind) = pulse.after(
            ping.signal, run: ping.run, isPost: ping.method == "POST", of: beat, at: ping.at)
        next.pings += 1
        next.pulse = after
        if !after.isPaused { next.check.pausedAt = nil }
        let duration = kind == .success || kind == .failure ? after.lastDuration : nil
        kept.append(ping.row(next.id, number: next.pings, kind, duration))
        let before = next.standing
        if let reading = ping.reading(kind, took: duration, at: before.time(of: ping, at: now)) {
            next.standing = before.after(reading, attempts: 1, at: now)
            try count(reading, of: next.id)
            if batch.feeding.contains(next.id) { try runs(ping, kind, took: duration, of: next.id, at: now) }
        }
        let outlook = after.outlook(of: beat, at: now) { batch.clocks.next(beat.rhythm, after: $0) }
        next.expect(outlook)
        // It is over its time though it spoke. What that means the watch knows, which knows when the desk was away.
        if outlook.phase == .missed || outlook.phase == .tooLong { next.looksAt = now }
        if next.standing.verdict != before.verdict || next.needsAttention {
            try settle(next, was: before, at: now)
            next = try self.watched(next.id) ?? next
        }
        watched = next
    }

    /// A heartbeat's success or failure is a run of the backup job it speaks for.
    private func runs(
        _ ping: HeardPing, _ kind: Heartbeat.Kind, took: Span?, of check: Check.ID, at now: Moment
    ) throws {
        guard let result = kind == .success ? BackupRun.Result.success : kind == .failure ? .failure : nil else {
            return
        }
        for kept in try backupJobs(fedBy: check) {
            let words = kind == .failure ? ping.reading(kind, took: took, at: ping.at)?.reason ?? "" : ""
            try recordRun(
                BackupRun(endedAt: ping.at, result: result, took: took, words: words), of: kept.job.id, at: now)
        }
    }

    /// The heartbeats behind UUIDs, in one question.
    private func heartbeats(_ tokens: Set<String>) throws -> [String: Check.ID] {
        guard !tokens.isEmpty else { return [:] }
        let found = try rows(
            "SELECT id, token FROM check_rule WHERE token IN (\(list: tokens.sorted())) AND retired_at IS NULL")
        return Dictionary(
            try found.map { (try $0.text("token"), try $0.key("id")) }, uniquingKeysWith: { one, _ in one })
    }

    private func addressee(
        of ping: HeardPing, _ known: inout [String: Check.ID], at now: Moment
    ) throws -> (Check.ID?, HeardPing.Answer) {
        switch ping.address {
        case .token(let token): return known[token].map { ($0, .ok) } ?? (nil, .notFound)
        case .slug(let slug, let key, let creates):
            guard try pingKey() == key else { return (nil, .notFound) }
            let found = try rows(
                """
                SELECT id FROM check_rule
                WHERE slug = \(slug) AND token IS NOT NULL AND retired_at IS NULL LIMIT 2
                """)
            if found.count > 1 { return (nil, .ambiguous) }
            if let row = found.first { return (try row.key("id"), .ok) }
            guard creates, try heartbeatCount() < Self.mostHeartbeats else { return (nil, .notFound) }
            let name = try freeName(for: slug)
            let spec = try CheckSpec(.init(name: name), .heartbeat(.standard, slug: slug))
            return (try addCheck(spec, token: Token.random(), by: .stranger, at: now).id, .created)
        }
    }

    /// The short name itself, or with the first number behind it that makes a name no check has.
    private func freeName(for slug: String) throws -> String {
        let short = slug.prefix(Check.Fields.nameLength - 4)
        let names: [String] = [slug] + (2...Self.mostNamesTried).map { "\(short)-\($0)" }
        let keys = names.map(\.foldedKey)
        let found = try rows(
            "SELECT name_key FROM check_rule WHERE name_key IN (\(list: keys)) AND retired_at IS NULL")
        let taken = Set(try found.map { try $0.text("name_key") })
        guard let free = names.first(where: { !taken.contains($0.foldedKey) }) else { throw Check.Fields.nameIsTaken }
        return free
    }

    private func heartbeatCount() throws -> Int64 {
        try row("SELECT COUNT(*) AS count FROM check_rule WHERE token IS NOT NULL AND retired_at IS NULL")?
            .integer("count") ?? 0
    }

    private func keep(_ pings: [SQL]) throws {
        for start in stride(from: 0, to: pings.count, by: 50) {
            try run(
                """
                INSERT INTO heartbeat_ping (
                  check_id, number, at, kind, method, address, agent, exit_code, run, duration_ms, body)
                VALUES \(SQL.joined(Array(pings[start..<min(start + 50, pings.count)]), by: ", "))
                """)
        }
    }
}

/// What all pings of a batch have in common.
private struct PingBatch {
    let clocks: Clocks
    let now: Moment
    /// Heartbeats whose pings are the runs of a backup job.
    let feeding: Set<Check.ID>
}

extension Standing {
    /// When a ping counts as heard: pings count in the order they come, though a clock was corrected a little between two.
    fileprivate func time(of ping: HeardPing, at now: Moment) -> Moment {
        guard let seenAt, !isAhead(of: now) else { return ping.at }
        return max(ping.at, seenAt)
    }
}

extension WatchedCheck {
    /// Until when its last word is good, and when somebody has to look again.
    mutating func expect(_ outlook: Outlook) {
        freshUntil = outlook.freshUntil
        looksAt = outlook.looksAgain
    }
}

extension [HeardPing] {
    fileprivate func compactMap(_ path: KeyPath<HeardPing, String?>) -> Set<String> {
        reduce(into: []) { set, ping in if let token = ping[keyPath: path] { set.insert(token) } }
    }
}

extension HeardPing {
    fileprivate var token: String? {
        if case .token(let token) = address { token } else { nil }
    }

    fileprivate func row(_ check: Check.ID, number: Int64, _ kind: Heartbeat.Kind, _ duration: Span?) -> SQL {
        let kept: [UInt8]? = body.isEmpty ? nil : body
        return """
            (\(check), \(number), \(at), \(kind.rawValue), \(method), \(from), \(agent), \(exitCode), \(run),
             \(duration?.milliseconds), \(kept))
            """
    }
}
