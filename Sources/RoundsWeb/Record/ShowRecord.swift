import HTTPTypes
import Hummingbird
import NIOCore
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// How many rows a page has, and how many when it is made to be printed.
    private static let rows = 100
    private static let mostRows = 5_000

    /// GET /record?span=week&day=2026-11-24&topic=rounds&after=812&lines=all
    func showRecord(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let now = now()
        let today = zone.day(of: now)
        let query = try request.query()
        let form = RecordForm(query, today: today)
        let before = query.text("after").flatMap(\.asWholeNumber)
        let most = form.showsAll ? Self.mostRows : Self.rows
        let found = try await database.read { [zone] tx in
            try tx.recordFound(form, in: zone, before: before, limit: most, for: person)
        }
        let (first, end) = form.days
        let rows = found.events.map { row($0, found, now: now) }
        var screen = RecordScreen(
            title: title(form), form: form, chart: chart(form, found.times), rows: rows,
            pager: Pager(
                first: before == nil ? nil : form.path(topic: form.topic),
                next: found.next.map { form.path(topic: form.topic, after: $0, showsAll: form.showsAll) },
                text: "\(rows.count) shown"),
            earlier: form.path(day: first - 1, topic: form.topic),
            later: end > today ? nil : form.path(day: end, topic: form.topic),
            export: form.path("/record/export", topic: form.topic))
        if !form.showsAll, before != nil || found.next != nil {
            screen.whole = form.path(topic: form.topic, showsAll: true)
        }
        return .page(recordPage(screen, in: frame(request, context)))
    }

    /// GET /record/export — the same rows as a table, written while they are read.
    func exportRecord(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = RecordForm(try request.query(), today: zone.day(of: now()))
        let (database, zone) = (database, zone)
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8",
                .contentDisposition: "attachment; filename=\"record-\(form.days.first.iso)-\(form.span.rawValue).csv\"",
            ],
            body: ResponseBody { writer in
                try await writer.write(ByteBuffer(bytes: CSV.mark + CSV.line(RecordFound.columns)))
                var before: Int64?
                repeat {
                    let found = try await database.read { [before] tx in
                        try tx.recordFound(form, in: zone, before: before, limit: 1_000, for: person)
                    }
                    let lines = found.events.flatMap { CSV.line(found.cells($0, in: zone)) }
                    try await writer.write(ByteBuffer(bytes: lines))
                    before = found.next
                } while before != nil
                try await writer.finish(nil)
            })
    }

    private func row(_ event: Event, _ found: RecordFound, now: Moment) -> RecordScreen.Row {
        let about = found.words.about(event.subject)
        return RecordScreen.Row(
            at: text(event.at, now: now), who: found.words.name(of: event.by), what: found.words.sentence(event),
            about: about.name, path: about.path)
    }

    private func title(_ form: RecordForm) -> String {
        let (first, end) = form.days
        return form.span == .day
            ? "Record, \(dayTitle(first)) \(first.year)"
            : "Record, \(dayTitle(first)) to \(dayTitle(end - 1)) \((end - 1).year)"
    }

    func chart(_ form: RecordForm, _ times: [(kind: String, at: Moment)]) -> RecordChart {
        let topics = Dictionary(
            RecordForm.Topic.allCases.flatMap { topic in topic.kinds.map { ($0.rawValue, topic) } },
            uniquingKeysWith: { first, _ in first })
        let byHour = form.span == .day
        var counts: [Int64: [RecordForm.Topic: Int64]] = [:]
        for (kind, at) in times {
            guard let topic = topics[kind] else { continue }
            let civil = zone.civil(at)
            counts[byHour ? civil.secondOfDay / 3_600 : civil.dayNumber, default: [:]][topic, default: 0] += 1
        }
        let (first, end) = form.days
        let buckets = byHour ? Array(Int64(0)..<24) : Array(first.number..<end.number)
        return RecordChart(
            buckets: buckets.map { bucket in
                let title = byHour ? (bucket < 10 ? "0\(bucket)" : "\(bucket)") : Day(number: bucket).briefText
                return .init(title: title, counts: counts[bucket] ?? [:])
            }, unit: byHour ? "hour" : "day")
    }
}
