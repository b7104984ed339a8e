import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/record
    func readRecordAPI(_ call: APICall) async throws -> APIAnswer {
        let today = zone.day(of: call.now)
        let form = RecordForm(
            span: try call[RecordParameter.span] ?? .day, day: try call[RecordParameter.day] ?? today,
            topic: try call[RecordParameter.topic])
        let limit = try call[Parameter<Int>.limit()]
        let before = try call[EventRecord.after]
        let found = try await database.read { [zone] tx in
            try tx.recordFound(form, in: zone, before: before, limit: limit, for: call.person)
        }
        let next = found.next.map { String($0) }
        let counts = before == nil ? chart(form, found.times).buckets : []
        return APIAnswer(status: .ok, body: RecordShape.part.json(RecordPart(form, found, counts)), next: next)
    }
}

extension Operation {
    static let readRecord = Operation(
        "readRecord", "Read the record", in: .day,
        """
        What happened on a day, in a week from Monday, or in a month, the newest first: requests, resolutions, rounds, \
        handovers and maintenance.
        """,
        parameters: [
            RecordParameter.span, RecordParameter.day, RecordParameter.topic, Parameter<Int>.limit(), EventRecord.after,
        ],
        answer: .page(RecordShape.part.schema, "A page of the record."))
}

/// Which part of the record is read.
enum RecordParameter {
    static let span = Parameter<RecordForm.Span?>.optional(
        "span", Schema.word(RecordForm.Span.self).standing("day"), "How long.",
        refused: "span is day, week or month.", RecordForm.Span.init(rawValue:))
    static let day = Parameter<Day?>.optional(
        "day", .day, "A day within the span, of this century; today when nothing is said.",
        refused: "day is a date of this century, such as 2026-11-24."
    ) { text in
        Day(iso: text).flatMap { PlannedTask.Fields.days.contains($0) ? $0 : nil }
    }
    static let topic = Parameter<RecordForm.Topic?>.optional(
        "topic", .word(RecordForm.Topic.self), "What it is about; everything when nothing is said.",
        refused: "topic is requests, resolutions, rounds, handovers or maintenance.",
        RecordForm.Topic.init(rawValue:))
}
