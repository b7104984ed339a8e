import HTTPTypes
import Hummingbird
import RoundsAssets
import RoundsDomain

extension Desk {
    /// GET /assets/:version/:name — the address changes with the bytes, so a browser keeps them for a year.
    func serveAsset(_ request: Request, _ context: DeskContext) async throws -> Response {
        guard let file = context.parameters.get("name").flatMap(Assets.file) else { throw Denial.notFound }
        let isCurrent = context.parameters.get("version") == Assets.version
        var headers: HTTPFields = [
            .contentType: file.contentType, .eTag: Assets.entityTag,
            .cacheControl: isCurrent ? "public, max-age=31536000, immutable" : "no-cache",
        ]
        if request.headers[.ifNoneMatch] == Assets.entityTag { return Response(status: .notModified, headers: headers) }
        headers[.vary] = "Accept-Encoding"
        return Response(status: .ok, headers: headers, body: .init(bytes: file.bytes))
    }

    /// GET /favicon.ico — browsers ask for it unasked.
    func serveIcon(_ request: Request, _ context: DeskContext) async throws -> Response {
        .to(Assets.icon)
    }
}
