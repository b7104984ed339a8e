import RoundsDomain
import RoundsSQL

// What somebody typed or picked from a list of proposals: `4 West oncology · 4W`, or the code alone, or the whole name.
extension Transaction {
    /// The place that is meant, if it is in use and only one can be.
    public func location(typed: String) throws -> Location? {
        guard let code = typed.codeAtEnd else { return nil }
        if let exact = try location(code: code), exact.isActive { return exact }
        let named = try locations(named: typed.trimmed)
        return named.count == 1 ? named.first : nil
    }

    /// The device whose tag was typed; the sticker says nothing else.
    public func device(typed: String) throws -> Device? {
        guard let tag = typed.codeAtEnd, let device = try device(tag: tag), device.isActive else { return nil }
        return device
    }

    /// Where a place is, in words for people: a room with the unit around it.
    public func words(for place: Location) throws -> String {
        guard place.kind == .room, let around = try place.parent.flatMap({ try location($0) }) else {
            return place.name
        }
        return "\(around.name), \(place.name)"
    }
}

extension String {
    /// What stands behind the last dot of a proposal; all of it when there is none.
    fileprivate var codeAtEnd: String? {
        let parts = split(separator: "·")
        guard let last = parts.last else { return nil }
        let code = String(last).trimmed
        return code.isEmpty || code.utf8.count > 200 ? nil : code
    }
}
