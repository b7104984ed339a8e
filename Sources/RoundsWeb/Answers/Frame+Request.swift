import Hummingbird
import RoundsDomain

extension Desk {
    /// What surrounds a page for this request: person, rooms, theme, and what was just done.
    func frame(_ request: Request, _ context: DeskContext) -> Frame {
        var frame = Frame()
        frame.site = settings.siteName
        frame.theme = request.cookies["theme"].flatMap { Theme(rawValue: $0.value) } ?? .system
        frame.isRailFolded = request.cookies["rail"]?.value == "folded"
        if let person = context.caller?.person {
            frame.person = .init(id: person.id.number, name: person.name, role: person.role.title)
            frame.rooms = Room.open(to: person.role)
            frame.isRoundLate = context.caller?.isRoundLate == true
            frame.hearsOfRound = person.role == .lead || frame.isRoundLate
        }
        frame.since = context.caller?.seen
        if let flash = request.cookies[Flash.cookie].map({ Flash(text: $0.value) }) {
            if let deed = flash.deed { frame.notices.append(Notice(deed.tone, deed.sentence)) }
            frame.draftsDone = flash.draftsDone
        }
        frame.watchAgo = watchSeen.last.map { seen in
            let seconds = max(0, (now() - seen).milliseconds / 1_000)
            return seconds < 120 ? "\(seconds) s ago" : TimeText.ago(.seconds(seconds))
        }
        frame.isCopy = watchSeen.isCopy
        frame.seal = FormSeal(once: Self.onceKey(for: context.caller?.person.id))
        return frame
    }

    /// Names one showing of a form, so that sending it twice stores it once: `7-1x4k…`.
    /// - Parameter person: to whom it is shown; what they type is not stored as somebody else's. Nil where nobody is signed in.
    static func onceKey(for person: Person.ID? = nil) -> String {
        let key = String(UInt64.random(in: 0 ... .max), radix: 36) + String(UInt64.random(in: 0 ... .max), radix: 36)
        return person.map { "\($0.number)-\(key)" } ?? key
    }

    func text(_ moment: Moment, now: Moment) -> TimeText {
        TimeText(moment, now: now, offsetSeconds: zone.offsetSeconds(at: moment))
    }
}
