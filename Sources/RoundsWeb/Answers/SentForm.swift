import HTTPTypes
import Hummingbird
import RoundsProtocols
import Synchronization

/// The form that a browser sent, kept while it is answered: when the desk fails, or the session is over, what was typed is
/// shown and can be sent again.
final class SentForm: Sendable {
    /// The one of the request that is being answered.
    @TaskLocal static var current: SentForm?

    /// Characters; longer ones are left to the browser.
    private static let mostKept = 200_000

    private let kept = Mutex<FormBody?>(nil)

    /// Nil for what sends no form: looking, programs, and the pings of jobs.
    init?(of request: Request) {
        let path = request.uri.path
        guard request.method == .post, !path.hasPrefix("/api/"), !path.hasPrefix("/ping/") else { return nil }
    }

    func keep(_ form: FormBody) {
        kept.withLock { $0 = form }
    }

    /// Nil where no form of fields was sent, or one with a password.
    /// - Parameter request: read now, when it failed before anybody read it.
    func form(of request: Request) async -> FormBody? {
        var form = kept.withLock(\.self)
        // What was not admitted yet is shown again only to the page of the desk that sent it.
        if form == nil, request.headers[.secFetchSite] == "same-origin" { form = try? await request.form() }
        guard let form, form.fields.reduce(0, { $0 + $1.value.utf8.count }) <= Self.mostKept,
            !form.fields.contains(where: { $0.name.contains("password") })
        else { return nil }
        return form
    }
}
