import RoundsDomain
import RoundsSQL
import RoundsStore

extension Transaction {
    /// The draft with the place and the device that the words of somebody who may not look them up name. A sticker that is not
    /// known is kept as it was read: nobody with a patient waiting looks for a better one.
    /// - Parameter readsPlace: false leaves the words for the place as they are.
    /// - Throws: ``Complaints`` when several are called so, unless care is affected now: then the words stand as they are.
    func named(
        _ draft: TicketDraft, service: Service.ID?, sticker: String, readsPlace: Bool = true
    ) throws -> TicketDraft {
        let sticker = sticker.trimmed.singleLine
        let (place, device) = try meant(by: draft, place: readsPlace ? draft.place : "", sticker)
        let unknown = sticker.isEmpty || device != nil ? "" : "Sticker on the device: \(sticker.prefix(Code.length))"
        let details = [draft.details, unknown].filter { !$0.isEmpty }.joined(separator: "\n\n")
        // Who types the sticker where the place is asked keeps it: where a device stands is not everybody's to read.
        let isPlace = device == nil || !sticker.isEmpty
        let said: String? = if isPlace, let place { try words(for: place) } else { nil }
        return try draft.naming(
            place: said ?? draft.place, details: details, location: draft.location ?? place?.id, service: service,
            device: draft.device ?? device?.id)
    }

    private func meant(
        by draft: TicketDraft, place words: String, _ sticker: String
    ) throws -> (place: Location?, device: Device?) {
        do {
            return try subjects(place: words, device: sticker)
        } catch is Complaints where draft.careAffected {
            return (nil, nil)
        }
    }
}
