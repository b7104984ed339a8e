import HTTPTypes
import RoundsProtocols

/// What the API document says of a route. Each stands beside its handler, in the handler's room, and names the same values
/// the handler reads and answers with.
public struct Operation: Sendable {
    /// A chapter of the document.
    public enum Room: String, Sendable, CaseIterable {
        case tickets = "Tickets"
        case watching = "Checks and backups"
        case day = "The day"
        case tasks = "Planned work"
        case search = "Search"
        case hospital = "Services, devices and places"
        case knowledge = "Knowledge"
        case people = "People and teams"
        case account = "Own account"
        case audit = "Sealed log"
        case desk = "The desk itself"
    }

    struct Body: Sendable {
        /// In the document: `TicketReport`.
        let name: String
        let members: [any DocumentedMember]
        /// At least this many members must be there.
        var atLeast = 0
    }

    struct Answer: Sendable {
        let status: HTTPResponse.Status
        let words: String
        /// Nil when there is no body.
        let schema: Schema?
        var hasETag = false
        var hasLocation = false
        var hasLink = false
    }

    /// `takeTicket`: unique, for generated clients.
    public let id: String
    public let summary: String
    public let room: Room
    public let words: String
    let parameters: [any DocumentedParameter]
    let body: Body?
    let answer: Answer
    /// Whether 404 is among its answers though its path names nothing: what the query or the body names may be missing.
    let mayMiss: Bool
    /// The largest body in bytes, where it is not the desk's own limit.
    let bodyLimit: Int?

    init(
        _ id: String, _ summary: String, in room: Room, _ words: String = "",
        parameters: [any DocumentedParameter] = [],
        body: Body? = nil, answer: Answer, mayMiss: Bool = false, bodyLimit: Int? = nil
    ) {
        self.id = id
        self.summary = summary
        self.room = room
        self.words = words
        self.parameters = parameters
        self.body = body
        self.answer = answer
        self.mayMiss = mayMiss
        self.bodyLimit = bodyLimit
    }
}

extension Operation.Answer {
    static func ok(_ schema: Schema, _ words: String, etag: Bool = false) -> Self {
        Self(status: .ok, words: words, schema: schema, hasETag: etag)
    }

    /// A page of a list; the header `Link` leads to the next.
    static func page(_ schema: Schema, _ words: String) -> Self {
        Self(status: .ok, words: words, schema: schema, hasLink: true)
    }

    static func created(_ schema: Schema, _ words: String, etag: Bool = false) -> Self {
        Self(status: .created, words: words, schema: schema, hasETag: etag, hasLocation: true)
    }

    static func nothing(_ words: String) -> Self {
        Self(status: .noContent, words: words, schema: nil)
    }
}

extension Operation.Body {
    var schema: Schema {
        var properties = JSON.Object()
        var whole = Schema(["type": "object"])
        for member in members {
            properties[member.name] = .object(member.schema.json)
            whole = whole.knowing(member.schema)
        }
        let required = members.filter(\.isRequired).map(\.name)
        whole = whole.with("properties", .object(properties)).with("additionalProperties", false)
        if !required.isEmpty { whole = whole.with("required", JSON(required)) }
        if atLeast > 0 { whole = whole.with("minProperties", JSON(atLeast)) }
        return .reference(name, whole)
    }
}
