import RoundsDomain
import RoundsProtocols
import RoundsStore

/// A page of the record as programs see it.
struct RecordPart: Sendable {
    let form: RecordForm
    let lines: [RecordLine]
    let counts: [RecordCount]
    let next: String?

    /// - Parameter buckets: of the chart, one for each hour or day from the first.
    init(_ form: RecordForm, _ found: RecordFound, _ buckets: [RecordChart.Bucket]) {
        self.form = form
        lines = found.events.map { RecordLine($0, found) }
        counts = buckets.enumerated().map { place, bucket in
            let isHour = form.span == .day
            return RecordCount(
                day: isHour ? form.day : form.days.first + place, hour: isHour ? place : nil, counts: bucket.counts)
        }
        next = found.next.map { String($0) }
    }
}

/// Something that happened, in the words of the desk.
struct RecordLine: Sendable {
    let event: Event
    let who: String
    let what: String
    let about: String
    /// Of a ticket.
    let title: String?

    init(_ event: Event, _ found: RecordFound) {
        self.event = event
        who = found.words.name(of: event.by)
        what = found.words.sentence(event)
        let subject = event.subject
        about = subject.kind == "ticket" ? Ticket.ID(subject.number).code : found.words.about(subject).name
        title = event.subject.kind == "ticket" ? found.words.titles[event.subject] : nil
    }
}

/// How much happened in an hour or on a day.
struct RecordCount: Sendable {
    let day: Day
    /// Nil for the whole day.
    let hour: Int?
    let counts: [RecordForm.Topic: Int64]
}

enum RecordShape {
    static let part = Shape<RecordPart>(
        "RecordPart", "One page of the record.",
        [
            .init("span", .word(RecordForm.Span.self)) { .string($0.form.span.rawValue) },
            .init("first", .date, "The first day of the span.") { .string($0.form.days.first.iso) },
            .init("last", .date, "The last day of the span.") { .string(($0.form.days.end - 1).iso) },
            .init("lines", .list(line.schema, 0...200)) { JSON($0.lines.map(line.json)) },
            .init(
                "counts", .list(count.schema, 0...31),
                "How much happened in each hour or on each day, whatever the topic; empty but on the first page."
            ) { JSON($0.counts.map(count.json)) },
            .init(
                "next", Schema.text(1...200).orNull,
                "What to send as `after` for the next page; null on the last one. The `Link` header says the same."
            ) { JSON($0.next) },
        ])

    private static let line = Shape<RecordLine>(
        "RecordLine", "Something that happened, in the words of the desk.",
        [
            .init("number", .number, "Of its record in the sealed log.") { .integer($0.event.number) },
            .init("at", .moment) { .string($0.event.at.rfc3339) },
            .init("by", Schema.text().example("Priya Raman")) { .string($0.who) },
            .init("kind", Schema.text().example("ticket.resolved"), "A newer desk may know more kinds.") {
                .string($0.event.kind)
            },
            .init("did", Schema.text().example("resolved it"), "What was done, in words.") { .string($0.what) },
            .init("subject", Schema.text().example("ticket:1042"), "What it is about: a kind and a number.") {
                .string($0.event.subject.topic)
            },
            .init("about", Schema.text().example("R-1042"), "The same as people call it.") { .string($0.about) },
            .init("title", Schema.text().orNull, "Of a ticket.") { JSON($0.title) },
        ])

    private static let when: [Shape<RecordCount>.Property] = [
        .init("day", .date) { .string($0.day.iso) },
        .init("hour", Schema.integer(0...23).orNull, "By the desk's clock; null for the whole day.") { JSON($0.hour) },
    ]
    private static let howMuch: [Shape<RecordCount>.Property] = RecordForm.Topic.allCases.map { topic in
        Shape<RecordCount>.Property(topic.rawValue, Schema(["type": "integer", "minimum": 0])) {
            .integer($0.counts[topic] ?? 0)
        }
    }
    private static let count = Shape<RecordCount>(
        "RecordCount", "How much happened in an hour or on a day.", when + howMuch)
}
