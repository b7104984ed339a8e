/// Who did it.
public enum Actor: Sendable, Hashable {
    case person(Person.ID)
    /// The desk itself: jobs, and the first start.
    case desk
    /// Nobody signed in: a failed sign-in, a first-start link.
    case stranger

    /// `person:17`, `desk`, `stranger`.
    public var code: String {
        switch self {
        case .person(let id): "person:\(id.number)"
        case .desk: "desk"
        case .stranger: "stranger"
        }
    }

    public init?(code: String) {
        switch code {
        case "desk": self = .desk
        case "stranger": self = .stranger
        default:
            guard code.hasPrefix("person:"), let number = Int64(code.dropFirst(7)) else { return nil }
            self = .person(Person.ID(number))
        }
    }
}
