/// A group that tickets are given to: Service desk, Clinical applications, Infrastructure.
public struct Team: Sendable, Equatable {
    public typealias ID = Key<Team>

    public let id: ID
    public var name: String
    public var version: Int64

    public init(id: ID, name: String, version: Int64 = 1) {
        self.id = id
        self.name = name
        self.version = version
    }
}
