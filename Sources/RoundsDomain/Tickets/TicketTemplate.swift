/// What is often reported, written down once: the quick form fills itself in from it.
@dynamicMemberLookup
public struct TicketTemplate: Sendable, Equatable {
    public typealias ID = Key<TicketTemplate>

    public let id: ID
    public var fields: Fields
    /// Grows by one with each save; a save names the version it read.
    public let version: Int64

    public init(id: ID, fields: Fields, version: Int64 = 1) {
        self.id = id
        self.fields = fields
        self.version = version
    }

    public subscript<Value>(dynamicMember path: KeyPath<Fields, Value>) -> Value { fields[keyPath: path] }

    public struct Fields: Sendable, Equatable {
        /// Characters.
        public static let askLength = 1_000
        public static let most = 1_000

        /// A short name for files and programs: `T12`.
        public var code: String
        public var title: String
        public var kind: Ticket.Kind
        public var service: Service.ID?
        /// What stands in the request before anybody types.
        public var details: String
        /// What to ask the caller.
        public var ask: String
        /// What to answer, in plain words; with holes as in ``SavedReply``.
        public var reply: String
        public var careAffected: Bool
        public var affected: CareCircumstances.Affected
        public var workaround: CareCircumstances.Workaround
        /// False for one that is no longer offered.
        public var isActive: Bool

        public init(
            code: String, title: String, kind: Ticket.Kind = .incident, service: Service.ID? = nil,
            details: String = "", ask: String = "", reply: String = "", careAffected: Bool = false,
            affected: CareCircumstances.Affected = .one, workaround: CareCircumstances.Workaround = .partial,
            isActive: Bool = true
        ) {
            self.code = code.trimmed
            self.title = title.trimmed.singleLine
            self.kind = kind
            self.service = service
            self.details = details.trimmed
            self.ask = ask.trimmed
            self.reply = reply.trimmed
            self.careAffected = careAffected
            self.affected = affected
            self.workaround = workaround
            self.isActive = isActive
        }

        public var complaints: [Complaint] {
            var complaints = [Code.complaint("code", "code", code)].compactMap(\.self)
            complaints.require("title", "The title", title, most: TicketDraft.titleLength)
            complaints.check("details", "The text", details, most: SavedReply.bodyLength)
            complaints.check("ask", "The question", ask, most: Self.askLength)
            complaints.check("reply", "The answer", reply, most: SavedReply.bodyLength)
            return complaints
        }

        /// What the rules judge of it, before place and service are known.
        public var priority: Priority {
            Priority.judge(
                CareCircumstances(careAffected: careAffected, affected: affected, workaround: workaround)
            ).priority
        }
    }
}
