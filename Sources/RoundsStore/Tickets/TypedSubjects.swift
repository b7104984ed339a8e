import RoundsDomain
import RoundsSQL

// What somebody typed or picked from a list of proposals: `4 West oncology · 4W`, or the code alone, or a
// name.
extension Transaction {
    /// The place and the device that are meant. Some type the sticker where the place is asked: then the device says where it
    /// stands.
    /// - Throws: ``Complaints`` beside `place` and `device` when several are called so.
    public func subjects(place words: String, device sticker: String) throws -> (place: Location?, device: Device?) {
        var complaints: [Complaint] = []
        func meant<Thing>(_ find: () throws -> Thing?) throws -> Thing? {
            do {
                return try find()
            } catch let several as Complaints {
                complaints += several.list
                return nil
            }
        }
        let place = try meant { try location(typed: words) }
        let device = try meant { try self.device(typed: sticker) }
        guard complaints.isEmpty else { throw Complaints(complaints) }
        guard place == nil, sticker.trimmed.isEmpty, let tag = words.codeAtEnd,
            let there = try self.device(tag: tag), there.isActive
        else { return (place, device) }
        return (try there.location.flatMap { try location($0) }, there)
    }

    /// The place that is meant, if it is in use and called so.
    /// - Throws: ``Complaints`` when several are.
    public func location(typed: String) throws -> Location? {
        guard let code = typed.codeAtEnd else { return nil }
        if let exact = try location(code: code), exact.isActive { return exact }
        let named = try locations(named: typed.trimmed)
        if named.count == 1 { return named.first }
        let meant = PlaceNames(try locations()).meant(by: typed)
        guard meant.count > 1 else { return meant.first }
        let candidates = try meant.prefix(5).map { "\(try words(for: $0)) (\($0.code))" }
        throw Complaints([
            Complaint(
                "place",
                "Several places are called so: \(Self.listed(candidates, of: meant.count)). Write the one in brackets.")
        ])
    }

    /// The device whose tag was typed; else the only one of this name or serial number.
    /// - Throws: ``Complaints`` when several are called so.
    public func device(typed: String) throws -> Device? {
        guard let tag = typed.codeAtEnd else { return nil }
        let joined = tag.split(whereSeparator: \.isWhitespace).joined(separator: "-")
        for spelled in [tag, joined] {
            if let device = try device(tag: spelled), device.isActive { return device }
        }
        let key = typed.foldedKey
        let called = try devices(where: "active = 1 AND (name_key = \(key) OR serial_key = \(key))", limit: 9)
        guard called.count > 1 else { return called.first }
        let tags = Self.listed(called.prefix(5).map(\.tag), of: called.count)
        throw Complaints([
            Complaint("device", "Several devices are called so: \(tags). Type the tag that stands on its sticker.")
        ])
    }

    private static func listed(_ names: [String], of all: Int) -> String {
        names.joined(separator: "; ") + (all > names.count ? "; and more" : "")
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
