import RoundsDomain
import RoundsStore

/// What people come to the desk for, over and over: the pages that are measured.
enum Errand: String, CaseIterable, Codable, Sendable {
    case list, ticket, search, today, round

    var title: String {
        switch self {
        case .list: "list page of 50"
        case .ticket: "ticket page"
        case .search: "search"
        case .today: "Today, \(LinesOfTheDay.count.grouped) lines"
        case .round: "morning round, \(LinesOfTheDay.count.grouped) lines"
        }
    }

    /// The p95 that is to be reached at 200,000 tickets on two cores, in milliseconds.
    var goal: Double {
        switch self {
        case .list, .ticket: 5
        case .search: 20
        case .today, .round: 10
        }
    }

    /// Whether a few statements give the same rows; a board is judged, not looked up.
    var isBareKnown: Bool {
        switch self {
        case .list, .ticket, .search: true
        case .today, .round: false
        }
    }
}

/// One visit of a page.
enum Visit: Sendable {
    /// The list's name in the address, and where the page begins.
    case list(String, after: TicketCursor?)
    case ticket(Int)
    /// The last word is only begun.
    case search([String])
    case today, round

    /// Drawn from what people do: the first pages of the lists and some further on, any ticket, frequent words and rare ones.
    init(_ errand: Errand, tickets: Int, _ random: inout SplitMix64) {
        switch errand {
        case .list:
            let show = random.one(of: ["open", "open", "unowned", "mine", "resolved"])
            let isFurther = Int.random(in: 0..<3, using: &random) == 0
            let cursor = TicketCursor(
                due: Moment(milliseconds: Int64.random(in: 1_790_000_000_000...1_795_525_200_000, using: &random)),
                priority: Int64.random(in: 2...4, using: &random),
                number: Int64.random(in: 1...Int64(tickets), using: &random))
            self = .list(show, after: isFurther ? cursor : nil)
        case .ticket: self = .ticket(Int.random(in: 1...tickets, using: &random))
        case .today: self = .today
        case .round: self = .round
        case .search: self = .search(Self.words(&random).split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() })
        }
    }

    var path: String {
        switch self {
        case .list(let show, let after): "/tickets?show=\(show)" + (after.map { "&after=\($0.code)" } ?? "")
        case .ticket(let number): "/tickets/\(number)"
        case .today: "/today"
        case .round: "/round"
        case .search(let words): "/search?q=" + words.joined(separator: "+")
        }
    }

    private static func words(_ random: inout SplitMix64) -> String {
        let thing = random.early(of: SceneWords.things)
        return switch Int.random(in: 0..<6, using: &random) {
        case 0: "printer"
        case 1: thing
        case 2: "\(thing) \(random.early(of: SceneWords.troubles))"
        case 3: "\(random.early(of: SceneWords.tags)) \(Int.random(in: 1_000...9_999, using: &random))"
        case 4: String(random.early(of: SceneWords.units).prefix(4))
        default: "\(random.early(of: SceneWords.units)) \(random.early(of: SceneWords.fixes).prefix(12))"
        }
    }
}
