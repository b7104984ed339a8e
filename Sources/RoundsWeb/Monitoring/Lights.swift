import RoundsDomain
import RoundsHTML

extension Light {
    var mark: Mark {
        switch self {
        case .failed: .failed
        case .warning: .warning
        case .late: .late
        case .stale, .unknown: .unknown
        case .planned: .planned
        case .good: .good
        }
    }

    var word: String {
        switch self {
        case .failed: "failed"
        case .warning: "warning"
        case .late: "late"
        case .stale: "stale"
        case .unknown: "no word"
        case .planned: "planned"
        case .good: "good"
        }
    }
}

extension Verdict {
    var mark: Mark {
        switch self {
        case .failed: .failed
        case .warning: .warning
        case .unknown: .unknown
        case .good: .good
        }
    }
}

func lightMark(_ light: Light, _ word: String? = nil) -> HTML { stateMark(light.mark, word ?? light.word) }
