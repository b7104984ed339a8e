/// Something that is known, written down for the next time: how a trouble is solved, or what to do meanwhile.
@dynamicMemberLookup
public struct Article: Sendable, Equatable {
    public typealias ID = Key<Article>

    /// Who may read it once it is published.
    public enum Audience: String, Sendable, CaseIterable {
        /// Everybody who is signed in; it is offered in the portal.
        case everyone
        /// The desk alone.
        case staff

        public var title: String {
            switch self {
            case .everyone: "Everybody in the hospital"
            case .staff: "IT only"
            }
        }
    }

    public enum State: String, Sendable, CaseIterable {
        case draft, published, retired
    }

    public let id: ID
    public var fields: Fields
    public var state: State
    /// What it was drafted from.
    public let ticket: Ticket.ID?
    /// Who saved it last.
    public var author: Person.ID?
    public var changedAt: Moment
    /// Grows by one with each save; a save names the version it read.
    public let version: Int64

    public init(
        id: ID, fields: Fields, state: State = .draft, ticket: Ticket.ID? = nil, author: Person.ID?,
        changedAt: Moment, version: Int64 = 1
    ) {
        self.id = id
        self.fields = fields
        self.state = state
        self.ticket = ticket
        self.author = author
        self.changedAt = changedAt
        self.version = version
    }

    public subscript<Value>(dynamicMember path: KeyPath<Fields, Value>) -> Value { fields[keyPath: path] }

    /// Whether somebody has to look whether it is still true.
    public func needsReview(on today: Day) -> Bool {
        state == .published && fields.reviewOn.map { $0 <= today } == true
    }
}

extension Article {
    public struct Fields: SideBySide {
        /// Characters.
        public static let titleLength = 120
        public static let bodyLength = 20_000
        /// From publication to the first review, when nobody chose a day.
        public static let usualReviewDays = 180

        public var title: String
        /// Markdown.
        public var body: String
        public var audience: Audience
        /// What it is about.
        public var service: Service.ID?
        /// Who keeps it true.
        public var owner: Person.ID?
        public var reviewOn: Day?

        public init(
            title: String, body: String, audience: Audience = .staff, service: Service.ID? = nil,
            owner: Person.ID? = nil, reviewOn: Day? = nil
        ) {
            self.title = title.trimmed.singleLine
            self.body = body.trimmed
            self.audience = audience
            self.service = service
            self.owner = owner
            self.reviewOn = reviewOn
        }

        public static let merging: [MergedField<Fields>] = [
            MergedField("title", \.title), MergedField("body", \.body), MergedField("audience", \.audience),
            MergedField("service", \.service), MergedField("owner", \.owner), MergedField("review_on", \.reviewOn),
        ]

        public var complaints: [Complaint] {
            var complaints: [Complaint] = []
            complaints.require("title", "The title", title, most: Self.titleLength)
            complaints.require("body", "The text", body, most: Self.bodyLength)
            if let reviewOn, !Self.days.contains(reviewOn) {
                complaints.append(Complaint("review_on", "Choose a day of this century to look at it again."))
            }
            return complaints
        }

        private static let days = PlannedTask.Fields.days
    }
}

extension Article.Fields {
    /// What the desk learned from a solved request: its cause and its fix, under its title. Nothing that was said in the
    /// conversation is taken over, where somebody may have named a patient.
    public init(from ticket: Ticket) {
        let fix = ticket.fix ?? ""
        let cause = ticket.cause ?? ""
        let parts = [
            cause.isEmpty ? nil : "# Why\n\n\(cause)",
            "# What to do\n\n\(fix.isEmpty ? "…" : fix)",
        ].compactMap(\.self)
        self.init(
            title: String(ticket.fields.title.prefix(Self.titleLength)),
            body: String(parts.joined(separator: "\n\n").prefix(Self.bodyLength)), audience: .staff,
            service: ticket.fields.service, owner: ticket.fields.assignee)
    }
}
