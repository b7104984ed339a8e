import HTTPTypes
import Hummingbird
import NIOCore
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /audit/export — the same records as a table, written while they are read. Each export leaves a line in the log.
    func exportAudit(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = AuditForm(try request.query())
        let now = now()
        let filter = try await database.read { [zone] tx in try form.filter(tx, zone: zone) }
        let end = try await database.write { tx in
            try tx.recordExportOfLog(by: person, at: now)
            return try tx.endOfLog().number
        }
        let database = database
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8",
                .contentDisposition: "attachment; filename=\"rounds-log-to-\(end).csv\"",
            ],
            body: ResponseBody { writer in
                try await writer.write(ByteBuffer(bytes: CSV.mark + CSV.line(Self.columns)))
                var before: Int64 = end + 1
                while true {
                    let page = try await database.read { [before] tx in
                        try tx.records(of: try tx.events(filter, before: before, limit: 1_000))
                    }
                    guard let last = page.last else { break }
                    try await writer.write(ByteBuffer(bytes: page.flatMap { CSV.line(Self.cells($0)) }))
                    before = last.event.number
                }
                try await writer.finish(nil)
            })
    }

    private static let columns = ["number", "at", "by", "by_name", "kind", "about", "facts", "hash"]

    private static func cells(_ record: EventRecord) -> [String] {
        let event = record.event
        return [
            String(event.number), event.at.rfc3339, event.by.code, record.actorName ?? "", event.kind,
            event.subject.topic, event.facts, event.hash.hexadecimal,
        ]
    }
}
