import RoundsDomain
import RoundsProtocols

extension EventWords {
    func judged(_ facts: JSON) -> String {
        let care = facts["care"]?.bool == true ? ", with a patient waiting or at risk" : ""
        guard let from = facts["priority_from"]?.integer, let to = facts["priority_to"]?.integer, from != to else {
            return "said again whom it touches\(care)"
        }
        return "said again whom it touches\(care): from P\(from) to P\(to)"
    }

    func waits(_ facts: JSON) -> String {
        let on =
            switch facts["on"]?.text.flatMap(Ticket.Waiting.Side.init(rawValue:)) {
            case .requester: "waits for the requester"
            case .vendor: "waits for the vendor"
            case .change: "waits for a change"
            case nil: "waits"
            }
        return on + (facts["follow_up"]?.text.map { ", to follow up on \($0)" } ?? "")
    }

    /// "it is a duplicate of R-5".
    func linked(_ facts: JSON) -> String {
        guard let kind = facts["kind"]?.text.flatMap(Ticket.Link.Kind.init(rawValue:)),
            let other = facts["other"]?.integer
        else { return "" }
        let words = facts["from"]?.bool == true ? kind.words : kind.wordsBack
        return "it \(words) \(Ticket.ID(other).code)"
    }
}
