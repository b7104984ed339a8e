import RoundsDomain
import RoundsSQL
import RoundsStore

/// Who was on duty at Cedar Hollow: in no two shifts one after the other the same.
struct DemoCrew {
    private let weekdays: Person
    private let weekends: Person
    private let nights: Person
    private let weekendNights: Person

    /// Nil at a desk where they do not work.
    init?(_ tx: any Transaction) throws {
        guard let priya = try tx.person(signInName: "priya"), let sam = try tx.person(signInName: "sam"),
            let lee = try tx.person(signInName: "lee"), let noor = try tx.person(signInName: "noor")
        else { return nil }
        weekdays = priya
        weekends = sam
        nights = lee
        weekendNights = noor
    }

    func person(in shift: Shift) -> Person {
        switch shift.kind {
        case .day: shift.day.weekday < .saturday ? weekdays : weekends
        case .night: shift.day.weekday < .friday ? nights : weekendNights
        }
    }

    /// What they say besides.
    static func words(of shift: Shift.Kind) -> [String] {
        switch shift {
        case .day:
            [
                "", "The spare cart is back in the closet on 4 West.",
                "Imaging asks for quiet on the viewer until eight.",
                "The vendor's technician has left; nothing is open with them.",
                "Registration trains two new people tonight and may call.",
            ]
        case .night:
            [
                "", "A quiet night.", "Two calls for passwords from the ED, both are in.",
                "The cart on 3 East was swapped at two; the old one charges in the closet.",
                "The lab called once about a label; it was the roll.",
            ]
        }
    }
}
