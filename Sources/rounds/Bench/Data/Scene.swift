import RoundsDomain

/// What a ticket is about: a thing, where it stands, and what is wrong with it. All its texts speak of the same.
struct Scene {
    let thing: String
    let tag: String
    let place: String
    let trouble: String

    init(_ random: inout SplitMix64) {
        thing = random.early(of: SceneWords.things)
        tag = "\(random.early(of: SceneWords.tags))-\(Int.random(in: 1_000...9_999, using: &random))"
        place = "\(random.early(of: SceneWords.units)), \(random.early(of: SceneWords.rooms))"
        trouble = random.early(of: SceneWords.troubles)
    }

    func draft(_ random: inout SplitMix64) -> TicketDraft? {
        let kind: Ticket.Kind = Int.random(in: 0..<5, using: &random) == 0 ? .request : .incident
        return try? TicketDraft(
            kind: kind, channel: random.early(of: [.portal, .phone, .walkUp, .api]), title: "\(thing) \(trouble)",
            details: """
                The \(thing.lowercased()) \(tag) at \(place) \(trouble) since \(random.early(of: SceneWords.times)). \
                \(random.early(of: SceneWords.effects)) \(random.early(of: SceneWords.tried))
                """,
            place: place, callback: "ext. \(Int.random(in: 2_000...8_999, using: &random))",
            careAffected: Int.random(in: 0..<8, using: &random) == 0)
    }

    func note(_ random: inout SplitMix64) -> String {
        """
        \(random.early(of: SceneWords.findings)) \(tag) answers to ping in \(Int.random(in: 1...90, using: &random)) ms, \
        \(random.early(of: SceneWords.states)). \(random.early(of: SceneWords.steps))
        """
    }

    func reply(to person: Person, _ random: inout SplitMix64) -> String {
        let name = person.name.split(separator: " ").first ?? ""
        return """
            Hello \(name), thank you for telling us about the \(thing.lowercased()). \
            \(random.early(of: SceneWords.promises)) \(random.early(of: SceneWords.meanwhile))
            """
    }

    func answer(_ random: inout SplitMix64) -> String {
        "\(random.early(of: SceneWords.answers)) It still \(trouble) when \(random.early(of: SceneWords.occasions))."
    }

    func fix(_ random: inout SplitMix64) -> String {
        "\(random.early(of: SceneWords.fixes)) The \(thing.lowercased()) in \(place) works again; please tell us if it does not."
    }

    func cause(_ random: inout SplitMix64) -> String { random.early(of: SceneWords.causes) }
}
