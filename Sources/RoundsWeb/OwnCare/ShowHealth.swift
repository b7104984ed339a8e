import HTTPTypes
import Hummingbird
import NIOCore
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /healthz — the process lives and answers. It asks nothing else, so a database that is away restarts nobody.
    func showHealth(_ request: Request, _ context: DeskContext) async throws -> Response {
        .words("ok", status: .ok)
    }

    /// GET /readyz — the desk can work: the database answers within two seconds and its schema is this program's.
    func showReadiness(_ request: Request, _ context: DeskContext) async throws -> Response {
        guard let schema = await schemaNumber(within: .seconds(2)) else {
            return .words("the database does not answer", status: .serviceUnavailable)
        }
        guard schema == Migrations.all.count else {
            return .words(
                "the database's schema is \(schema), this program's is \(Migrations.all.count)",
                status: .serviceUnavailable)
        }
        return .words("ready", status: .ok)
    }

    private func schemaNumber(within limit: Duration) async -> Int? {
        await withTaskGroup(of: Int?.self) { group in
            group.addTask { try? await database.read { try $0.schemaNumber() } }
            group.addTask {
                try? await Task.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }
}

extension Response {
    /// One line of plain text.
    fileprivate static func words(_ text: String, status: HTTPResponse.Status) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: text + "\n")))
    }
}
