extension Span {
    /// How long ago, in the words of a clock that is read at a glance: `now`, `12 min`, `3 h`, `2 d`.
    public var inWords: String {
        let minutes = max(0, milliseconds) / 60_000
        return switch minutes {
        case 0: "now"
        case 1..<60: "\(minutes) min"
        case 60..<(48 * 60): "\(minutes / 60) h"
        default: "\(minutes / 1_440) d"
        }
    }
}
