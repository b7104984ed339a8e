import RoundsDomain

/// Who may call a route. There is no default: a route that everybody may call says `.anyone`.
public enum Requirement: Sendable, Equatable {
    case anyone
    /// Everybody who is signed in in a browser, whatever the role.
    case signedIn
    /// Whoever has one of these.
    case anyOf([Permission])

    static let reportTickets = anyOf([.reportTickets])
    static let readTickets = anyOf([.readTickets])
    /// The ticket's own policy decides further: its requester sees it, and who reads tickets.
    static let seeTickets = anyOf([.reportTickets, .readTickets])
    static let workTickets = anyOf([.workTickets])
    static let manageRequests = anyOf([.manageRequests])
    /// The requester answers, the desk works.
    static let answerTickets = anyOf([.reportTickets, .workTickets])
    static let readRounds = anyOf([.readRounds])
    static let workRounds = anyOf([.workRounds])
    static let readTasks = anyOf([.readTasks])
    static let workTasks = anyOf([.workTasks])
    static let readPeople = anyOf([.readPeople])
    static let managePeople = anyOf([.managePeople])
    static let readHospital = anyOf([.readHospital])
    static let changeHospital = anyOf([.changeHospital])
    static let readKnowledge = anyOf([.readKnowledge])
    static let writeKnowledge = anyOf([.writeKnowledge])
    /// Whoever reports is offered what everybody may read, the desk all that is published.
    static let beHelped = anyOf([.reportTickets, .readKnowledge])
    static let readAudit = anyOf([.readAudit])
    static let readDesk = anyOf([.readDesk])
    static let ownAccount = anyOf([.ownAccount])

    /// Any of these will do; nil where none is asked for.
    var scopes: [Permission]? { if case .anyOf(let permissions) = self { permissions } else { nil } }

    /// - Parameter person: nil for a stranger.
    public func admits(_ person: Person?) -> Bool {
        switch self {
        case .anyone: true
        case .signedIn: person != nil
        case .anyOf(let permissions): person.map { permissions.contains(where: $0.may) } ?? false
        }
    }
}
