/// A short word to every node that something was committed: what it is about, never what it says.
public struct Announcement: Sendable, Hashable {
    /// What it concerns, as `ticket:1042` or `job`. ASCII, at most 200 bytes.
    public let topic: String
    /// The number of the event, when there is one.
    public let event: Int64

    public init(topic: String, event: Int64 = 0) {
        self.topic = topic
        self.event = event
    }

    /// Something changed that this process did not hear about in detail, or more than is worth listing: look again at
    /// everything.
    public static func outside(event: Int64 = 0) -> Announcement {
        Announcement(topic: "outside", event: event)
    }
}
