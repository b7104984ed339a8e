import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// Runs the change behind a form once, however often the browser sends it: a double click or a dropped line stores
    /// nothing twice. The form carries a key of its own showing in `once`; what it led to is kept with the change.
    func once(
        _ form: FormBody, by person: Person, _ deed: Flash.Deed, at path: String,
        _ change: @escaping @Sendable (any Transaction, Moment) throws -> Void
    ) async throws -> Response {
        try await once(form, by: person, deed) { tx, now in
            try change(tx, now)
            return path
        }
    }

    /// - Parameter change: answers where to go.
    func once(
        _ form: FormBody, by person: Person, _ deed: Flash.Deed,
        _ change: @escaping @Sendable (any Transaction, Moment) throws -> String
    ) async throws -> Response {
        let key = form.onceKey
        let now = now()
        let stored: @Sendable (any Transaction) throws -> String = { tx in
            guard let key else { return try change(tx, now) }
            if let first = try tx.whereFormLed(key, of: person.id) { return first }
            let path = try change(tx, now)
            try tx.rememberForm(key, of: person.id, ledTo: path, at: now)
            return path
        }
        let path: String
        do {
            path = try await database.write(stored)
        } catch StorageError.notUnique where key != nil {
            // The same form was being stored at this very moment: its answer is there now.
            path = try await database.write(stored)
        }
        return .done(deed, at: path, draft: form.text("draft"))
    }

    /// The same for what is looked up before the write begins. A form that was sent before looks nothing up: what has changed
    /// since is no reason to complain of what is stored.
    /// - Parameters:
    ///   - find: what the change needs to know.
    ///   - change: answers where to go; what was found may be gone by then.
    func once<Found: Sendable>(
        _ form: FormBody, by person: Person, _ deed: Flash.Deed,
        finding find: @escaping @Sendable (any Transaction) throws -> Found,
        _ change: @escaping @Sendable (any Transaction, Found, Moment) throws -> String
    ) async throws -> Response {
        let key = form.onceKey
        let way: Way<Found> = try await database.read { tx in
            if let key, let path = try tx.whereFormLed(key, of: person.id) { return .led(path) }
            return .found(try find(tx))
        }
        switch way {
        case .led(let path): return .done(deed, at: path, draft: form.text("draft"))
        case .found(let found):
            return try await once(form, by: person, deed) { tx, now in try change(tx, found, now) }
        }
    }
}

/// A form goes on with what was found for it, or leads where it led before.
private enum Way<Found: Sendable>: Sendable {
    case led(String)
    case found(Found)
}

extension FormBody {
    /// The key of this showing of the form; nil when it carries none that can be kept.
    var onceKey: String? {
        text("once").flatMap { $0.isEmpty || $0.utf8.count > 60 ? nil : "form:" + $0 }
    }

    /// To whom the form was shown; nil for one on a page that was made for nobody.
    var shownTo: Person.ID? {
        guard let key = text("once"), let dash = key.firstIndex(of: "-") else { return nil }
        return Int64(key[..<dash]).map { Person.ID($0) }
    }
}
