import RoundsDomain
import RoundsProtocols

/// The desk as other programs know it: its ping addresses and its API.
struct DeskCaller: Sendable {
    let desk: WebAddress
    let keys: SimulationKeys
    let network: ProbeNetwork

    private static let patience = ProbePatience(whole: 20_000, quiet: 15_000)

    /// What a job says at its address.
    /// - Parameter word: `start`, `fail`; empty for the end of a good run.
    func ping(_ slug: String, _ word: String = "", body: String = "") async throws(Refusal) {
        let path = "/ping/\(keys.pingKey)/\(slug)" + (word.isEmpty ? "" : "/\(word)")
        try await post(path, [:], Array(body.utf8))
    }

    /// Somebody reports what is the matter.
    /// - Parameter key: so that what is sent twice is one ticket.
    func report(_ report: SimulatedDay.Report, key: String) async throws(Refusal) {
        guard let person = keys.people[report.who] else {
            throw Refusal("Nobody at the desk signs in as \(report.who).")
        }
        let (ward, service) = (keys.wards?[report.who], keys.services?[report.service])
        try await call(
            "/api/v1/tickets",
            [
                "title": .string(report.title), "details": .string(report.details),
                "care_affected": .bool(report.careAffected), "requester_id": .integer(person),
                "place": .string(ward?.place ?? ""), "location_id": ward?.location.map(JSON.integer) ?? .null,
                "service_id": service.map(JSON.integer) ?? .null,
            ], key: key)
    }

    /// A backup tool tells of a run that ended now.
    func copied(_ copy: SimulatedCopy, percent: Int64, key: String) async throws(Refusal) {
        guard let job = keys.copies[copy.key] else { throw Refusal("The desk has no backup job for \(copy.name).") }
        try await call(
            "/api/v1/backups/\(job)/runs",
            [
                "result": "success", "bytes": .integer(copy.bytes / 100 * percent),
                "seconds": .integer(copy.minutes * 60 * max(percent, 20) / 100), "words": "0 errors",
            ], key: key)
    }

    /// Lets go on what was paused for this reason; at most 200 checks are looked at.
    func resume(pausedFor reason: String) async throws(Refusal) {
        let fields = ["Authorization": "Bearer \(keys.token)"]
        let answer = try await send("GET", "/api/v1/checks?limit=200", fields)
        let checks = (try? JSON(answer))?["checks"]?.elements ?? []
        var refusal: Refusal?
        for check in checks where check["paused"]?.bool == true && check["reason"]?.text == reason {
            guard let id = check["id"]?.integer else { continue }
            do {
                _ = try await send("DELETE", "/api/v1/checks/\(id)/pause", fields)
            } catch {
                refusal = error
            }
        }
        if let refusal { throw refusal }
    }

    private func call(_ path: String, _ body: JSON, key: String) async throws(Refusal) {
        let fields = [
            "Authorization": "Bearer \(keys.token)", "Content-Type": "application/json", "Idempotency-Key": key,
        ]
        try await post(path, fields, body.bytes())
    }

    private func post(_ path: String, _ fields: [String: String], _ content: [UInt8]) async throws(Refusal) {
        _ = try await send("POST", path, fields, content)
    }

    /// - Returns: the body of the answer.
    private func send(
        _ method: String, _ path: String, _ fields: [String: String], _ content: [UInt8] = []
    ) async throws(Refusal) -> [UInt8] {
        let ask = HTTPAsk(
            method: method, isSecure: desk.isSecure, host: desk.host, port: desk.port, target: path,
            authority: desk.authority, verifies: false, fields: fields, content: content)
        switch await network.http(ask, patience: Self.patience).result {
        case .success(let answer) where (200..<300).contains(answer.status): return answer.body
        case .success(let answer): throw Refusal("The desk answered \(answer.status) to \(path.withoutKey).")
        case .failure(let fault): throw Refusal("The desk was not reached: \(fault.sentence).")
        }
    }
}

extension String {
    /// A ping address without the key in it.
    fileprivate var withoutKey: String {
        hasPrefix("/ping/") ? "/ping/…/" + split(separator: "/").dropFirst(2).joined(separator: "/") : self
    }
}
