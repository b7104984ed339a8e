import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /api/v1/calendar
    func makeCalendarAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        var system = SystemRandomNumberGenerator()
        let secret = Secret(using: &system)
        let link = calendarLink(secret, call.context)
        return Change { tx in
            try tx.makeCalendarFeed(with: secret, for: person, at: now)
            var answer = APIAnswer.ok(link, CalendarShape.shape)
            answer.kept = CalendarShape.shape.json("")
            return answer
        }
    }

    /// DELETE /api/v1/calendar
    func revokeCalendarAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        return Change { tx in
            try tx.revokeCalendarFeed(of: person, at: now)
            return .nothing
        }
    }
}

extension Operation {
    static let makeCalendar = Operation(
        "makeCalendar", "Make an address for one's calendar", in: .tasks,
        """
        An iCalendar feed (RFC 5545) of one's own planned work and one's teams'. The address is told once; the one before ends. \
        A repeated request with the same Idempotency-Key is answered without it.
        """, answer: .ok(CalendarShape.shape.schema, "The address."))

    static let revokeCalendar = Operation(
        "revokeCalendar", "End the address of one's calendar", in: .tasks, answer: .nothing("It no longer works."))
}

enum CalendarShape {
    static let shape = Shape<String>(
        "CalendarAddress", "Where a calendar program finds one's planned work.",
        [.init("address", .text(), "Whoever knows it sees the calendar.") { .string($0) }])
}
