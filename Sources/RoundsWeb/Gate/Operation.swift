/// What the API document says of a route. The schemas it names live beside the handlers' rooms.
public struct Operation: Sendable {
    /// `takeTicket`: unique, for generated clients.
    public let id: String
    public let summary: String

    public init(_ id: String, _ summary: String) {
        self.id = id
        self.summary = summary
    }
}
