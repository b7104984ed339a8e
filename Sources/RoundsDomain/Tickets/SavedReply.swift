/// Words that are said often, kept for everybody at the desk. They may have holes: `{name}`.
public struct SavedReply: Sendable, Equatable {
    public typealias ID = Key<SavedReply>

    /// Characters.
    public static let titleLength = 120
    public static let bodyLength = 4_000
    public static let most = 500

    public let id: ID
    public var code: String
    /// When to use it.
    public var title: String
    public var body: String
    public var isActive: Bool
    /// Grows by one with each save; a save names the version it read.
    public let version: Int64

    public init(id: ID, code: String, title: String, body: String, isActive: Bool = true, version: Int64 = 1) {
        self.id = id
        self.code = code.trimmed
        self.title = title.trimmed.singleLine
        self.body = body.trimmed
        self.isActive = isActive
        self.version = version
    }

    public var complaints: [Complaint] {
        var complaints = [Code.complaint("code", "code", code)].compactMap(\.self)
        complaints.require("title", "The title", title, most: Self.titleLength)
        if body.isEmpty { complaints.append(Complaint("body", "Write what is said.")) }
        complaints.check("body", "The text", body, most: Self.bodyLength)
        return complaints
    }
}

/// A place in a saved text that each ticket fills in its own way.
public enum ReplyHole: String, Sendable, CaseIterable {
    /// The requester's name.
    case name
    /// `R-1042`.
    case number
    case title
    /// Who writes.
    case me
    /// The follow-up day of a ticket that waits.
    case date
    /// The ticket of which this is a duplicate.
    case parent
    /// What only a person knows.
    case days, reason, question

    public var mark: String { "{\(rawValue)}" }

    /// The text with what is known in the holes; what is not known stays open for the person who writes.
    public static func filled(_ text: String, with values: [ReplyHole: String]) -> String {
        var rest = text[...]
        var filled = ""
        while let open = rest.firstIndex(of: "{") {
            filled += rest[..<open]
            rest = rest[open...]
            guard let close = rest.firstIndex(of: "}"),
                let hole = ReplyHole(rawValue: String(rest[rest.index(after: open)..<close])),
                let value = values[hole], !value.isEmpty
            else {
                filled.append("{")
                rest = rest.dropFirst()
                continue
            }
            filled += value
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }

    /// The holes that nobody has filled yet.
    public static func open(in text: String) -> [ReplyHole] { allCases.filter { text.contains($0.mark) } }
}
