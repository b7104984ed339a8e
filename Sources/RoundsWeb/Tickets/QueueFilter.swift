import RoundsDomain
import RoundsHTML
import RoundsProtocols
import RoundsStore

/// Which of the open requests are shown, as the address says it.
struct QueueFilter: Sendable {
    /// `state`, `priority`, `owner`, `team`, `waiting`; empty means all.
    let values: [String: String]
    let filter: TicketFilter
    /// Only what broke its promise already.
    var isBroken: Bool { !(values["broken"] ?? "").isEmpty }

    static let names = ["state", "priority", "owner", "team", "waiting", "broken"]
    static let nobody = "nobody"
    static let none = QueueFilter(values: [:], filter: TicketFilter())

    private init(values: [String: String], filter: TicketFilter) {
        self.values = values
        self.filter = filter
    }

    /// On a list that cannot be narrowed to anything else.
    static func onlyBroken(_ query: FormBody) -> QueueFilter {
        query.text("broken") == "yes" ? QueueFilter(values: ["broken": "yes"], filter: TicketFilter()) : .none
    }

    /// What is not a choice is no filter.
    init(_ query: FormBody) {
        var filter = TicketFilter()
        let text = { (name: String) in query.text(name) ?? "" }
        filter.state = Ticket.State(rawValue: text("state")).flatMap { $0.isOpen ? $0 : nil }
        filter.priority = Int64(text("priority")).flatMap(Priority.init(rawValue:))
        filter.owner = text("owner") == Self.nobody ? .nobody : Int64(text("owner")).map { .person(.init($0)) }
        filter.team = Int64(text("team")).map(Team.ID.init)
        filter.waiting = Ticket.Waiting.Side(rawValue: text("waiting"))
        let owner: String =
            switch filter.owner {
            case .nobody: Self.nobody
            case .person(let person): person.description
            case nil: ""
            }
        let values = [
            "state": filter.state?.rawValue ?? "", "priority": filter.priority.map { String($0.rawValue) } ?? "",
            "owner": owner, "team": filter.team?.description ?? "", "waiting": filter.waiting?.rawValue ?? "",
            "broken": query.text("broken") == "yes" ? "yes" : "",
        ]
        self.init(values: values, filter: filter)
    }

    var isEmpty: Bool { filter.isEmpty && !isBroken }

    /// `&priority=1&team=3`, ready to stand in an address.
    var query: String {
        Self.names.compactMap { name in
            values[name].flatMap { $0.isEmpty ? nil : "&\(name)=\($0)" }
        }.joined()
    }
}

/// What the open requests can be narrowed to, with how many stand there.
struct QueueChoices: Sendable {
    let states: [Choice]
    let priorities: [Choice]
    let owners: [Choice]
    let teams: [Choice]
    let waiting: [Choice]

    static let none = QueueChoices(states: [], priorities: [], owners: [], teams: [], waiting: [])

    private init(states: [Choice], priorities: [Choice], owners: [Choice], teams: [Choice], waiting: [Choice]) {
        (self.states, self.priorities, self.owners) = (states, priorities, owners)
        (self.teams, self.waiting) = (teams, waiting)
    }

    init(_ counts: TicketCounts, staff: [Person], teams: [Team]) {
        func choice(_ value: String, _ title: String, _ count: Int64) -> Choice { Choice(value, "\(title) (\(count))") }
        self.init(
            states: [Choice("", "Any state")]
                + [Ticket.State.new, .inProgress, .waiting].map { choice($0.rawValue, $0.title, counts.count($0)) },
            priorities: [Choice("", "Any priority")]
                + Priority.allCases.map { choice(String($0.rawValue), $0.code, counts.count($0)) },
            owners: [Choice("", "Anybody’s"), choice(QueueFilter.nobody, "Nobody’s", counts.unassigned)]
                + staff.map { choice($0.id.description, $0.name, counts.count(of: $0.id)) },
            teams: [Choice("", "Any team")] + teams.map { choice($0.id.description, $0.name, counts.count($0.id)) },
            waiting: [Choice("", "Waiting or not")]
                + Ticket.Waiting.Side.allCases.map {
                    choice($0.rawValue, "Waits for: \($0.title.lowercased())", counts.count($0))
                })
    }
}

extension Ticket.State {
    var title: String {
        switch self {
        case .new: "New"
        case .inProgress: "In progress"
        case .waiting: "Waiting"
        case .resolved: "Resolved"
        case .closed: "Closed"
        }
    }
}

func queueFilter(_ choices: QueueChoices, _ filter: QueueFilter) -> HTML {
    let entries = Entries(filter.values)
    func pick(_ name: String, _ label: String, _ choices: [Choice]) -> HTML {
        select(Field(name, label).silent().with(\.idPrefix, "only-"), choices, entries)
    }
    let all: HTML? = filter.isEmpty ? nil : linkButton("Show all", to: "/tickets?show=open", .quiet)
    return """
        <details class="more filter"\(flag("open", !filter.isEmpty))><summary>Filter</summary>
        <form method="get" action="/tickets" class="filter-form">\(hidden("show", "open"))\(filter.isBroken ? hidden("broken", "yes") : nil)
        \(pick("priority", "Priority", choices.priorities))\(pick("state", "State", choices.states))\
        \(pick("owner", "Who has it", choices.owners))\(pick("team", "Team", choices.teams))\
        \(pick("waiting", "Waiting", choices.waiting))
        <div class="form-acts">\(button("Show these"))\(all)</div></form></details>
        """
}
