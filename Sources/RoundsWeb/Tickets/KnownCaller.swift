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
            typed.isEmpty || person.isCalled(typed) || called.contains(person)
        {
            return [person]
        }
        guard !typed.isEmpty else { return [] }
        // Who has just this sign-in name comes first and not alone: three are called Maria, and one signs in so.
        let exact = try person(signInName: typed).map { [$0] } ?? []
        let others = called.isEmpty ? try people(matching: typed, limit: 8) : called
        let fitting = (exact + others.filter { !exact.contains($0) }).filter { $0.isActive && $0.role != .program }
        return Array(fitting.prefix(8))
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
        return try draft.naming(
            place: try place.map { try words(for: $0) } ?? draft.place, details: draft.details, location: place?.id,
            service: draft.service, device: device?.id)
    }
}
