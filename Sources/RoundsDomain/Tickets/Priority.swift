/// How soon a ticket is looked at: P1 care stops, P2 care is affected, P3 work is hindered, P4 it can wait.
public enum Priority: Int64, Sendable, CaseIterable, Comparable {
    case p1 = 1
    case p2, p3, p4

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// `P2`.
    public var code: String { "P\(rawValue)" }

    public var meaning: String {
        switch self {
        case .p1: "Care stops"
        case .p2: "Care is affected"
        case .p3: "Work is hindered"
        case .p4: "Can wait"
        }
    }
}
