import RoundsDomain
import RoundsProtocols

extension EventWords {
    /// What happened to articles.
    func knowledge(_ kind: Happening.Kind, _ facts: JSON) -> String? {
        switch kind {
        case .articleAdded: facts["ticket"]?.integer.map { "drafted it from R-\($0)" } ?? "wrote it"
        case .articleChanged:
            facts["title"]?.bool == true || facts["body"]?.bool == true ? "changed what it says" : "changed it"
        case .articleTurned:
            switch facts["to"]?.text {
            case "published": "published it"
            case "retired": "retired it"
            default: "took it back as a draft"
            }
        default: nil
        }
    }
}
