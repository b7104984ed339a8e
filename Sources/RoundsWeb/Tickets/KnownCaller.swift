import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

/// What the desk knows of somebody who calls, from what they asked before.
struct KnownCaller: Sendable {
    let place: String
    let callback: String
    /// `WOW-4W-01`, at most eight.
    let devices: [String]
    let open: [TicketLine]
}

extension Transaction {
    /// The one who was chosen among several, or whoever the words fit; at most eight to choose from.
    func callers(_ form: FormBody) throws -> [Person] {
        let typed = (form.text("requester") ?? "").trimmed
        let called = try people(calledFrom: typed, limit: 8)
        if let chosen = form.text("requester_id").flatMap(Int64.init), let person = try person(Person.ID(chosen)),
            typed.isEmpty || person.fits(typed) || called.contains(person)
        {
            return [person]
        }
        guard !typed.isEmpty else { return [] }
        if let exact = try person(signInName: typed) { return [exact] }
        guard called.isEmpty else { return called }
        return try people(matching: typed, limit: 8).filter { $0.isActive && $0.role != .program }
    }

    /// The newest request that says where they are, what is open of theirs, and the devices around.
    func known(of caller: Person) throws -> KnownCaller {
        let open = try tickets(.openReported(by: caller.id), limit: 5).lines
        let late = try tickets(.reported(by: caller.id), limit: 8).lines.compactMap { try ticket($0.id) }
        let last = late.first { $0.fields.location != nil || !$0.fields.place.isEmpty }
        let named = try devices(Set(late.compactMap(\.fields.device))).values.map(\.tag).sorted()
        let around = try last?.fields.location.map { try devices(DeviceFilter(location: $0), limit: 8).devices } ?? []
        let tags = named + around.map(\.tag).filter { !named.contains($0) }
        return KnownCaller(
            place: last?.fields.place ?? "",
            callback: late.first { !$0.fields.callback.isEmpty }?.fields.callback ?? caller.phone,
            devices: Array(tags.prefix(8)), open: open)
    }

    /// The draft with the place and the device that its words name.
    /// - Throws: ``Complaints`` when no device has the tag, or several are called so.
    func naming(_ draft: TicketDraft, by form: FormBody) throws -> TicketDraft {
        let tag = (form.text("device") ?? "").trimmed
        let (place, device) = try subjects(place: draft.place, device: tag)
        guard tag.isEmpty || device != nil else {
            throw Complaints([
                Complaint("device", "No device has this tag. Look at its sticker again, or leave it empty.")
            ])
        }
        return try TicketDraft(
            kind: draft.kind, channel: draft.channel, title: draft.title, details: draft.details,
            place: try place.map { try words(for: $0) } ?? draft.place, callback: draft.callback,
            careAffected: draft.careAffected, affected: draft.circumstances.affected,
            workaround: draft.circumstances.workaround, priority: draft.chosen, location: place?.id,
            service: draft.service, device: device?.id)
    }
}

extension Person {
    /// The words still mean them, though somebody else was typed since.
    fileprivate func fits(_ typed: String) -> Bool {
        let key = typed.foldedKey
        return name.foldedKey.hasPrefix(key) || signInName.foldedKey.hasPrefix(key)
    }
}
