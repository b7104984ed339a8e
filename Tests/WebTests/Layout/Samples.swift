import RoundsDomain
import RoundsHTML

@testable import RoundsWeb

/// 2026-11-24 07:54 in Chicago, six hours behind UTC: the time on every golden page.
let now = Moment(milliseconds: 1_795_528_440_000)

func ago(_ minutes: Int64) -> TimeText {
    TimeText(now - .minutes(minutes), now: now, offsetSeconds: -6 * 3_600)
}

extension Frame {
    /// What the session makes for somebody of this role.
    static func of(_ name: String, _ role: Role, id: Int64 = 3) -> Frame {
        var frame = Frame()
        frame.site = "Cedar Hollow"
        frame.person = SignedIn(id: id, name: name, role: role.title)
        frame.rooms = Room.open(to: role)
        frame.seal = FormSeal(token: "token", once: "once")
        return frame
    }

    static let priya = of("Priya Raman", .specialist)
    static let maria = of("Maria Lopez", .requester, id: 1)
    static let ada = of("Ada Stone", .administrator, id: 8)
    static let ruth = of("Ruth Adler", .auditor, id: 7)

    static let nobody: Frame = {
        var frame = Frame()
        frame.site = "Cedar Hollow"
        frame.seal = FormSeal(token: "token", once: "once")
        return frame
    }()
}
