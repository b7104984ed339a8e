import HTTPTypes
import Hummingbird
import NIOCore
import RoundsDomain
import RoundsProtocols

extension Request {
    /// The body's bytes.
    /// - Throws: ``Unusable/tooLarge``; ``Unusable/tooSlow`` when the request's time is over first.
    func bytes(upTo limit: Int) async throws -> [UInt8] {
        if let length = headers[.contentLength].flatMap(Int.init), length > limit { throw Unusable.tooLarge }
        return try await inTime {
            do {
                return Array(try await body.collect(upTo: limit).readableBytesView)
            } catch is NIOTooManyBytesError {
                throw Unusable.tooLarge
            }
        }
    }

    /// Runs a reading of the body. One that is given up may end as if the body did, and half a body is none.
    func inTime(_ read: () async throws -> [UInt8]) async throws -> [UInt8] {
        do {
            let bytes = try await read()
            guard !Task.isCancelled else { throw Unusable.tooSlow }
            return bytes
        } catch is CancellationError {
            throw Unusable.tooSlow
        }
    }

    /// A form as browsers send it.
    /// - Throws: ``TypedBySomebodyElse``; ``Unusable``.
    func form(upTo limit: Int = 1 << 20) async throws -> FormBody {
        guard headers[.contentType]?.lowercased().hasPrefix("application/x-www-form-urlencoded") == true else {
            throw Unusable(.unsupportedMedia, "The desk reads forms sent as application/x-www-form-urlencoded.")
        }
        let form = try FormBody(try await bytes(upTo: limit))
        try SentForm.current?.keep(form)
        return form
    }

    /// What follows the question mark.
    func query() throws -> FormBody {
        try FormBody(query: uri.query ?? "")
    }
}

extension DeskContext {
    /// The ticket number in the path; what is not a number is not here.
    func ticketNumber() throws -> Ticket.ID {
        guard let text = parameters.get("number"), let id = Ticket.ID(code: text) else { throw Denial.notFound }
        return id
    }
}
