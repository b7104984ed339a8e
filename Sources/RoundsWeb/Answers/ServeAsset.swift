import HTTPTypes
import Hummingbird
import RoundsAssets
import RoundsDomain

extension Desk {
    /// GET /assets/:version/:name — the address changes with the bytes, so a browser keeps them for a year.
    ///
    /// Only assets are compressed. A page says what somebody typed beside what is confidential, and the length of such a
    /// page compressed would tell an onlooker about it (the BREACH attack on TLS).
    func serveAsset(_ request: Request, _ context: DeskContext) async throws -> Response {
        guard let file = context.parameters.get("name").flatMap(Assets.file) else { throw Denial.notFound }
        let isCurrent = context.parameters.get("version") == Assets.version
        let gzipped = request.acceptsGzip ? file.gzipped : nil
        var headers: HTTPFields = [
            .contentType: file.contentType, .vary: "Accept-Encoding",
            .eTag: gzipped == nil ? Assets.entityTag : Assets.gzippedEntityTag,
            .cacheControl: isCurrent ? "public, max-age=31536000, immutable" : "no-cache",
        ]
        if request.headers[.ifNoneMatch] == headers[.eTag] { return Response(status: .notModified, headers: headers) }
        if gzipped != nil { headers[.contentEncoding] = "gzip" }
        return Response(status: .ok, headers: headers, body: .init(bytes: gzipped ?? file.bytes))
    }

    /// GET /favicon.ico — browsers ask for it unasked.
    func serveIcon(_ request: Request, _ context: DeskContext) async throws -> Response {
        .to(Assets.icon)
    }
}

extension Request {
    /// Whether `Accept-Encoding` names gzip, or anything, with a weight other than nothing (RFC 9110 §12.5.3).
    var acceptsGzip: Bool {
        let offers = (headers[.acceptEncoding] ?? "").split(separator: ",").map { offer in
            offer.lowercased().filter { !$0.isWhitespace }.split(separator: ";").map(String.init)
        }
        guard let offer = offers.first(where: { $0.first == "gzip" }) ?? offers.first(where: { $0.first == "*" }) else {
            return false
        }
        return !offer.dropFirst().contains { $0.hasPrefix("q=") && Double($0.dropFirst(2)) == 0 }
    }
}
