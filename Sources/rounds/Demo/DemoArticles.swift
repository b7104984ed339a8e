import RoundsDomain
import RoundsSQL
import RoundsStore

/// What the desk of Cedar Hollow wrote down for everybody, and two drafts that wait for somebody to publish them.
enum DemoArticles {
    private struct Piece {
        let title: String
        let body: String
        let service: String
        var isPublished = true
    }

    static func fill(
        _ tx: any Transaction, with people: DemoPeople, in hospital: DemoHospital, zone: Zone, from begin: Moment
    ) throws {
        for (place, piece) in pieces.enumerated() {
            let author = people.specialists[place % people.specialists.count]
            let at = begin + .days(Int64(place) * 4) + .hours(10)
            let fields = Article.Fields(
                title: piece.title, body: piece.body, audience: .everyone,
                service: hospital.services[piece.service]?.id,
                owner: author.id)
            let draft = try tx.addArticle(fields, by: author, at: at)
            guard piece.isPublished else { continue }
            _ = try tx.turnArticle(
                draft.id, to: .published, version: draft.version, by: author, on: zone.day(of: at), at: at)
        }
    }

    private static let pieces = [
        Piece(
            title: "The label or wristband printer prints empty labels",
            body: """
                # What you see

                The printer feeds labels, and nothing is on them.

                # What to do

                1. Open the printer with the lever on the left.
                2. Look at the ribbon: its dull side faces the labels. Turn it over when it does not.
                3. Close the printer until it clicks, and press **Feed** once.

                Still empty? Tell IT, and write the specimen's label by hand with a second person reading along.
                """, service: "svc.print"),
        Piece(
            title: "My account is locked",
            body: """
                # What you see

                *Your account is locked* after a new password.

                # What to do

                1. Close every window and sign out of every workstation that still has the old password.
                2. Change it on your phone's mail app, too: it is what locks you again.
                3. Wait fifteen minutes, or call the IT desk when a patient is waiting.
                """, service: "svc.ad"),
        Piece(
            title: "The wireless drops while I am rounding",
            body: """
                # What you see

                The cart loses its sign-in between two rooms.

                # What to do

                Stand still for half a minute: it comes back by itself. Use the cart at the nurses' station meanwhile. Tell IT **where** it \
                happened: the two rooms, and the number on the cart.
                """, service: "svc.wifi"),
        Piece(
            title: "Read the chart while the record is down",
            body: """
                # What to do

                1. Go to the workstation with the red sticker: it is the downtime computer of your unit.
                2. Open **Downtime viewer**. The copy is at most an hour old; its time stands on top.
                3. Write orders and doses on the paper forms of the red box, with the true time.

                When the record is back, your charge nurse says what is entered by whom.
                """, service: "svc.ehr"),
        Piece(
            title: "The badge reader does not take my badge",
            body: """
                # What to do

                1. Hold the badge flat, alone, for two seconds; a phone behind it disturbs.
                2. Sign in with your name and password. The reader learns the badge again when it asks.

                Lost the badge? Call security first, then IT: it opens doors, too.
                """, service: "svc.sso"),
        Piece(
            title: "Sending a picture to the wound record",
            body: "Take it with the unit's camera, never with your own phone. Choose the patient first, then **Send**.",
            service: "svc.ehr", isPublished: false),
        Piece(
            title: "Pairing a new scanner with a cart",
            body: "Scan the code on the cart's side, then the one under the scanner. It beeps twice.",
            service: "svc.ehr", isPublished: false),
    ]
}
