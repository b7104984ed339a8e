import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL

/// A form that comes back, with what stood there when it was first shown and what stands in its fields now.
struct FieldFormAgain: Sendable {
    /// Nil when something new is added.
    var base: [String: String]?
    let entries: Entries
    let status: HTTPResponse.Status

    fileprivate init(_ form: FormBody, _ complaints: Complaints, base: [String: String]? = nil) {
        self.base = base
        entries = Entries(form.typed, complaints: complaints.list)
        status = .unprocessableContent
    }

    fileprivate init<Fields: FormFields>(
        _ clash: Clash<Fields>, from base: Fields, _ words: (_ field: String, _ value: String) -> String
    ) {
        self.base = clash.current.entries
        entries = clash.entries(from: base, words)
        status = .conflict
    }
}

extension Desk {
    /// Adds what a form says, once however often it is sent, or shows it again with the complaints beside its fields.
    /// - Parameters:
    ///   - limit: bytes of the form.
    ///   - add: answers where the new thing is seen.
    func add<Fields: FormFields>(
        _ request: Request, _ context: DeskContext, upTo limit: Int, _ deed: Flash.Deed = .saved,
        _ add: @escaping @Sendable (any Transaction, Fields, Person, Moment) throws -> String,
        again: (FieldFormAgain) async throws -> Response
    ) async throws -> Response {
        let person = try context.person
        let form = try await request.form(upTo: limit)
        do {
            let fields = try Fields(form, prefix: "")
            return try await once(form, by: person, deed) { tx, now in try add(tx, fields, person, now) }
        } catch let complaints as Complaints {
            return try await again(FieldFormAgain(form, complaints))
        }
    }

    /// Changes what a form says was changed in it. What a colleague changed meanwhile stays; where both changed one field, the
    /// form comes back with both.
    /// - Parameters:
    ///   - limit: bytes of the form.
    ///   - path: where the thing is seen.
    ///   - words: how a value of the thing as it stands now is read by people.
    func change<Fields: FormFields>(
        _ request: Request, _ context: DeskContext, upTo limit: Int, at path: String,
        _ change: @escaping @Sendable (any Transaction, _ mine: Fields, _ base: Fields, Person, Moment) throws -> Void,
        words: (Fields) async throws -> (_ field: String, _ value: String) -> String,
        again: (FieldFormAgain) async throws -> Response
    ) async throws -> Response {
        let person = try context.person
        let form = try await request.form(upTo: limit)
        let now = now()
        let base = try Fields(form, prefix: "was_")
        do {
            let mine = try Fields(form, prefix: "")
            try await database.write { tx in try change(tx, mine, base, person, now) }
            return .done(.saved, at: path, draft: form.text("draft"))
        } catch let complaints as Complaints {
            return try await again(FieldFormAgain(form, complaints, base: base.entries))
        } catch let clash as Clash<Fields> {
            return try await again(FieldFormAgain(clash, from: base, try await words(clash.current)))
        }
    }
}
