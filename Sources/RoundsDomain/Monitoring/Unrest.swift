/// How many turns of a check are said one by one on its ticket, before it is only said that it goes back and forth: what
/// fails again is said at once, and a restless check does not bury its ticket.
public enum Unrest {
    /// Turns of the hard state within ``window``: failed and good again, three times over.
    public static let most = 6
    public static let window = Span.hours(4)
    /// What stood like this for so long is said, however it was before.
    public static let steady = Span.minutes(30)
}

extension Standing {
    /// - Parameter turns: of the hard state within ``Unrest/window``.
    public func isRestless(turns: Int, at now: Moment) -> Bool {
        flaps.isFlapping || turns > Unrest.most && now - since < Unrest.steady
    }
}
