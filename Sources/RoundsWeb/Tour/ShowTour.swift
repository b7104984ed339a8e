import Hummingbird
import RoundsDomain

extension Desk {
    var tourRoutes: [Route] { [get("tour", may: .signedIn, showTour)] }

    /// GET /tour: what somebody sees who comes in for the first time, and whoever asks for it later.
    func showTour(_ request: Request, _ context: DeskContext) async throws -> Response {
        let role = try context.person.role
        return .page(tourPage(TourStop.stops(for: role), isStaff: role.may(.readRounds), in: frame(request, context)))
    }
}

/// One thing that a newcomer should know, and where it is.
struct TourStop: Sendable {
    let title: String
    let words: String
    let path: String
    /// The keys that lead there; nil where there are none.
    var keys: String?

    /// In the order of the day; only what the role may enter.
    static func stops(for role: Role) -> [TourStop] {
        guard role.may(.readRounds) else { return requester }
        let rooms = Set(Room.open(to: role))
        let day = daily.filter { rooms.contains($0.room) }.map { stop in
            TourStop(
                title: stop.room.title, words: stop.words, path: stop.room.path,
                keys: stop.room.keys)
        }
        return role == .administrator ? day + administrator : day
    }

    private static let requester = [
        TourStop(
            title: "Report something",
            words: "Three short questions. IT sees it at once, and first when a patient waits.",
            path: "/portal/report"),
        TourStop(
            title: "See whether it is known", words: "What is down, since when, and what to use meanwhile.",
            path: "/status"),
        TourStop(title: "Help yourself", words: "What helped others, in plain words.", path: "/portal/help"),
        TourStop(
            title: "Follow your requests",
            words: "The answer stands on the request's page. Write back there; it reopens what was solved.",
            path: "/portal"),
    ]

    private static let daily: [(room: Room, words: String)] = [
        (.today, "The first page of every shift: what needs you now, what has a time, what the shift before left."),
        (.round, "What is not well, the worst first. Decide each line with one key, then sign."),
        (
            .requests,
            "What breaks a promise next comes first. Take it, answer, resolve. A note for IT never reaches the requester."
        ),
        (.planned, "Tasks and maintenance of the week; what was missed stays until somebody does it or says why not."),
        (.knowledge, "What we learned. Draft an article from a solved request in one step."),
        (
            .wrapUp,
            "Before you go: causes, next steps, final checks, and the handover, which writes itself by exception."
        ),
        (.audit, "Every change and who made it, in a log that cannot be edited unseen."),
    ]

    private static let administrator = [
        TourStop(
            title: "Begin with the hospital",
            words: "Load the starter content, or import your places, services, devices and people.",
            path: "/services", keys: Room.services.keys),
        TourStop(
            title: "Add your colleagues",
            words: "Each gets a link that works once, and a role that says what they may do.",
            path: "/people", keys: Room.people.keys),
    ]
}
