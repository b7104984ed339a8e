import RoundsDomain
import RoundsSQL

extension Transaction {
    /// A word that stands in more of the newest tickets than this tells nothing by itself.
    private static var mostOfRareWord: Int { 40 }

    /// Tickets of late that are about the same: of the same device; or of the same service with a telling word in common,
    /// or two where both are common ones; or of another with two rare words in common. Whatever shares less is not shown.
    ///
    /// At most six looks into the newest of the index and two short statements, however many tickets there are.
    public func askSimilar(to ticket: Ticket, limit: Int = 5) throws -> Asked<[TicketLine]> {
        let withWords = try TellingWords.of(ticket.fields.title).map { word in
            (word, try newest(with: [word], limit: Self.mostOfRareWord + 1))
        }
        let onDevice = try newest(on: ticket.fields.device, limit: limit + 1)
        return Asked {
            try similar(
                to: ticket, withWords: withWords.map { ($0, try $1.answer()) }, onDevice: onDevice.answer(),
                limit: limit)
        }
    }

    private func similar(
        to ticket: Ticket, withWords: [(String, [Int64])], onDevice: [Int64], limit: Int
    ) throws -> [TicketLine] {
        var shared: [Int64: Int] = [:]
        var common: [String] = []
        for (word, found) in withWords {
            if found.count > Self.mostOfRareWord {
                common.append(word)
            } else {
                for number in found { shared[number, default: 0] += 1 }
            }
        }
        var likely = shared
        if common.count > 1 {
            for number in try newest(with: Array(common.prefix(2)), limit: 40).answer() {
                likely[number, default: 0] += 1
            }
        }
        for number in onDevice { likely[number, default: 0] += 3 }
        likely[ticket.id.number] = nil
        let alike = try weighed(likely, rare: shared, besides: ticket)
        return alike.isEmpty ? [] : try tickets(numbered: Array(alike.prefix(limit)))
    }

    /// Those that are alike, the most alike first.
    /// - Parameter rare: how many rare words each shares.
    private func weighed(_ likely: [Int64: Int], rare: [Int64: Int], besides ticket: Ticket) throws -> [Ticket.ID] {
        let best = likely.sorted { ($1.value, $1.key) < ($0.value, $0.key) }.prefix(100).map(\.key)
        guard !best.isEmpty else { return [] }
        var weights: [(id: Int64, weight: Int)] = []
        for row in try rows("SELECT id, service_id, device_id FROM ticket WHERE id IN (\(list: best))") {
            let id = try row.integer("id")
            let (service, device) = (try row.optionalInteger("service_id"), try row.optionalInteger("device_id"))
            let isOfService = service != nil && service == ticket.fields.service?.number
            let isOfDevice = device != nil && device == ticket.fields.device?.number
            guard isOfDevice || isOfService || rare[id, default: 0] > 1 else { continue }
            weights.append((id, likely[id, default: 0] + (isOfService ? 1 : 0)))
        }
        return weights.sorted { ($1.weight, $1.id) < ($0.weight, $0.id) }.map { Ticket.ID($0.id) }
    }

    private func newest(with words: [String], limit: Int) throws -> Asked<[Int64]> {
        try newest(
            SearchRequest(
                terms: words.map { .init(words: [$0], open: false) }, kinds: ["ticket"], audience: nil,
                limit: limit))
    }

    private func newest(on device: Device.ID?, limit: Int) throws -> Asked<[Int64]> {
        guard let device else { return Asked { [] } }
        return try ask("SELECT id FROM ticket WHERE device_id = \(device) ORDER BY id DESC LIMIT \(limit)").each {
            try $0.integer("id")
        }
    }
}
