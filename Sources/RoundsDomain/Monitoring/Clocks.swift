/// When a rhythm's next time is. Cron lines need a zone's clock, which is read outside this floor.
public struct Clocks: Sendable {
    private let cron: @Sendable (String, String, Moment) -> Moment?

    /// - Parameter cron: the next time of a cron line on a zone's clocks after a moment; nil when there is none or line or zone
    ///   are unknown.
    public init(cron: @escaping @Sendable (_ line: String, _ zone: String, _ after: Moment) -> Moment?) {
        self.cron = cron
    }

    public func next(_ rhythm: Rhythm, after moment: Moment) -> Moment? {
        switch rhythm {
        case .every(let period): moment + period
        case .cron(let line, let zone): cron(line, zone, moment)
        }
    }
}
