import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/audit/events
    func listEventsAPI(_ call: APICall) async throws -> APIAnswer {
        let filter = try EventFilter(call)
        let limit = try call[Parameter<Int>.limit()]
        let after = try call[EventRecord.after]
        let (records, isMore) = try await lookAtLog(filter, before: after, limit: limit, by: call.person)
        return .page(records, next: isMore ? records.last.map { String($0.event.number) } : nil, EventRecord.page)
    }

    /// POST /api/v1/audit/verification
    func verifyLogAPI(_ call: APICall) async throws -> Change {
        let (person, now) = (call.person, call.now)
        let found = try await verifyLog()
        return Change { tx in
            try tx.recordVerification(found, by: .person(person.id), at: now)
            return .ok(found, VerificationShape.shape)
        }
    }
}

extension Operation {
    static let listEvents = Operation(
        "listEvents", "Read the sealed log", in: .audit,
        "The newest first. Looking leaves a line in the log, one a minute for each person at most.",
        parameters: AuditFilter.parameters + [Parameter<Int>.limit(), EventRecord.after],
        answer: .page(EventRecord.page.schema, "A page of the log."))

    static let verifyLog = Operation(
        "verifyLog", "Verify the sealed log", in: .audit,
        """
        Walks the whole chain and every signed checkpoint, and says which record is the first that is changed, missing or \
        forged. The verification itself leaves a line.
        """,
        answer: .ok(VerificationShape.shape.schema, "What was found."))
}

enum VerificationShape {
    static let shape = Shape<LogVerification>(
        "Verification", "What a verification of the sealed log found.",
        [
            .init("whole", .flag, "True when nothing is changed, missing or forged.") { .bool($0.fault == nil) },
            .init("fault", Schema.text().orNull, "The first fault, in a sentence.") { .init($0.fault?.sentence) },
            .init("records", count, "How many records were walked.") { .integer($0.records) },
            .init("checkpoints", count, "How many signed checkpoints were compared.") { .init($0.checkpoints) },
        ])

    private static let count = Schema(["type": "integer", "minimum": 0])
}
