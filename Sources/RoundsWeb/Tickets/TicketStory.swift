import RoundsDomain
import RoundsSQL
import RoundsStore

/// Everything the page of one ticket is made of, read in one transaction.
struct TicketStory: Sendable {
    let ticket: Ticket
    let requester: Person
    let messages: [SaidMessage]
    let events: [Event]
    /// What moved its clocks, however long ago.
    let marks: [ClockMark]
    let staff: [Person]
    let teams: [Team]
    /// By number: everybody the events name.
    let names: [Int64: String]
    let others: [TicketLine]
    let similar: [TicketLine]
    /// What may help with it, and what was written down from it.
    let articles: ArticlesOnTicket
    let surroundings: TicketSurroundings
    let links: [LinkedTicket]
    let levels: ServiceLevels
    let replies: [Choice]

    var teamNames: [Int64: String] {
        Dictionary(teams.map { ($0.id.number, $0.name) }, uniquingKeysWith: { first, _ in first })
    }
    /// Whoever has it now is among them, also after they left.
    var assignees: [Choice] {
        let offered = staff.map { Choice($0.id.description, $0.name) }
        guard let holder = ticket.fields.assignee, !staff.contains(where: { $0.id == holder }) else { return offered }
        return offered + [Choice(holder.description, "\(names[holder.number] ?? "Somebody"), who left")]
    }
    var teamChoices: [Choice] { teams.map { Choice($0.id.description, $0.name) } }
}

extension Transaction {
    /// A page tells the last of a long story.
    private static var most: Int { 500 }

    func story(of ticket: Ticket) throws -> TicketStory {
        let reporter = try askPerson(ticket.requester), everybody = try askStaff(), teams = try askTeams()
        let happened = try askEvents(about: .ticket(ticket.id), newest: Self.most)
        let marks = try askClockMarks(of: ticket.id), levels = try askServiceLevels()
        let messages = try askMessages(on: ticket.id, notes: true, newest: Self.most)
        let others = try askTickets(.reported(by: ticket.requester), limit: 6), similar = try askSimilar(to: ticket)
        let links = try askLinks(of: ticket.id), replies = try askReplyChoices(for: ticket)
        let surroundings = try askSurroundings(of: ticket), articles = try askArticles(on: ticket)
        guard let requester = try reporter.answer() else {
            throw StorageError.shape("a ticket without requester")
        }
        let events = try happened.answer(), staff = try everybody.answer()
        var named = EventWords.peopleNamed(in: events)
        if let assignee = ticket.fields.assignee { named.insert(assignee) }
        var names = Dictionary(staff.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        names[requester.id] = requester.name
        let unknown = named.subtracting(names.keys)
        names.merge(try self.names(of: unknown)) { first, _ in first }
        return TicketStory(
            ticket: ticket, requester: requester, messages: try messages.answer(), events: events,
            marks: try marks.answer(), staff: staff, teams: try teams.answer(),
            names: Dictionary(names.map { ($0.key.number, $0.value) }, uniquingKeysWith: { first, _ in first }),
            others: try others.answer().lines.filter { $0.id != ticket.id }, similar: try similar.answer(),
            articles: try articles.answer(), surroundings: try surroundings.answer(), links: try links.answer(),
            levels: try levels.answer(), replies: try replies.answer())
    }
}
