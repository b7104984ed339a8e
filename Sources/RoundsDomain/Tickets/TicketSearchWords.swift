extension SearchQuery.Vocabulary {
    /// What `state:` and `priority:` know of tickets; `state:open` is every state that is.
    public static let tickets = SearchQuery.Vocabulary([
        .state: ["open"] + Ticket.State.allCases.map(\.rawValue),
        .priority: Priority.allCases.map { String($0.rawValue) },
    ])
}
