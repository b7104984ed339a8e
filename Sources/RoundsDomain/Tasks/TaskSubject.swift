/// What planned work is about.
public enum TaskSubject: Sendable, Hashable {
    case ticket(Ticket.ID)
    /// By number.
    case service(Int64)
    case device(Int64)
    /// Outside the desk, over https.
    case address(String)

    /// Characters.
    public static let length = 500

    /// `ticket:1042`, `service:3`, `device:17`, `https://…`: how it is stored and how programs say it.
    public var code: String {
        switch self {
        case .ticket(let id): "ticket:\(id.number)"
        case .service(let number): "service:\(number)"
        case .device(let number): "device:\(number)"
        case .address(let text): text
        }
    }

    /// Reads ``code``, and a ticket's number as people write it: `R-1042`.
    public init?(code: String) {
        if let id = Ticket.ID(code: code), code.lowercased().hasPrefix("r") {
            self = .ticket(id)
            return
        }
        let parts = code.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, code.utf8.count <= Self.length else { return nil }
        if parts[0] == "https" {
            let rest = parts[1].dropFirst(2)
            guard parts[1].hasPrefix("//"), rest.first?.isLetter ?? rest.first?.isNumber ?? false,
                code.unicodeScalars.allSatisfy({
                    $0.value > 0x20 && $0.value < 0x7F && !"\"<>\\^`{|}".unicodeScalars.contains($0)
                })
            else { return nil }
            self = .address(code)
            return
        }
        guard parts[1].utf8.count <= 15, let number = Int64(parts[1]), number > 0, String(number) == parts[1] else {
            return nil
        }
        switch parts[0] {
        case "ticket": self = .ticket(Ticket.ID(number))
        case "service": self = .service(number)
        case "device": self = .device(number)
        default: return nil
        }
    }

    /// Where it is shown.
    public var path: String {
        switch self {
        case .ticket(let id): "/tickets/\(id.number)"
        case .service(let number): "/services/\(number)"
        case .device(let number): "/devices/\(number)"
        case .address(let text): text
        }
    }

    /// `R-1042`, `Service 3`.
    public var words: String {
        switch self {
        case .ticket(let id): id.code
        case .service(let number): "Service \(number)"
        case .device(let number): "Device \(number)"
        case .address(let text): text
        }
    }
}
