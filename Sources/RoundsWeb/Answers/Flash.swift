import HTTPTypes
import Hummingbird

/// What the next page says about what was just done: a code and the keys of drafts that are stored now, in a cookie that
/// lives 20 seconds. It never holds a name or a word that somebody typed.
struct Flash: Sendable, Equatable {
    enum Deed: String, Sendable, CaseIterable {
        case reported, reportedFor, taken, noted, replied, answered, resolved, reopened, changed, unchanged
        case acknowledged, windowPlanned
        case decided, ticketOpened, ticked, roundSigned, handedOver, handoverAccepted, amended, explained, nextStep,
            onDuty, offDuty
        case waits, resumed, linked, unlinked, bulkDone
        case saved, invited, signedOutDevice, passwordChanged, tokenRevoked, verified
        case drafted
        case planned, finished, dropped, calendarEnded
        case wasLocked, starterLoaded, importedAlready

        var tone: Notice.Tone { self == .wasLocked || self == .importedAlready ? .warning : .good }

        var sentence: String {
            switch self {
            case .reported: "Your report is with IT."
            case .reportedFor: "The request is saved for the person named here."
            case .taken: "It is yours now."
            case .noted: "Note added, for IT only."
            case .replied: "Reply sent."
            case .answered: "Your answer is with IT."
            case .resolved: "Resolved. The requester sees what fixed it."
            case .reopened: "Open again."
            case .changed: "Saved."
            case .decided: "Decided."
            case .ticketOpened: "A request is open for it, and the line says so."
            case .ticked: "Noted."
            case .roundSigned: "Signed. The board is kept as it was."
            case .handedOver: "Handed over. It is red until somebody of the next shift accepts it."
            case .handoverAccepted: "Accepted. It is yours now."
            case .amended: "Added below."
            case .explained: "The cause is kept with the request."
            case .nextStep: "It has a next step now."
            case .onDuty: "You are on this shift."
            case .offDuty: "You are off this shift."
            case .waits: "It waits now."
            case .resumed: "It goes on."
            case .linked: "Linked. Both requests show it."
            case .unlinked: "The link is gone."
            case .bulkDone: "Done for every request you chose."
            case .unchanged: "Nothing was different, so nothing was saved."
            case .saved: "Saved."
            case .acknowledged: "Known now, with your name and an end."
            case .windowPlanned: "The window is planned. Readings go on; no ticket is made."
            case .invited: "Added. Hand over the link below; it works once."
            case .signedOutDevice: "That device is signed out."
            case .passwordChanged: "Your password is changed. Other devices are signed out."
            case .tokenRevoked: "The token no longer works."
            case .verified: "The log was verified."
            case .drafted: "Kept as a draft. The desk can read it; nobody else."
            case .planned: "Planned."
            case .finished: "Done, and written down."
            case .dropped: "Dropped, with its reason."
            case .calendarEnded: "The address of your calendar no longer works."
            case .starterLoaded:
                "The starter content is in: services, places, work that comes round, articles, templates and replies. Nothing that was there changed."
            case .importedAlready: "It could not be stopped any more: every row had been written."
            case .wasLocked:
                "Since you last signed in, somebody failed with your name so often that it was locked for a while. If that was not you, tell IT security and choose a new password."
            }
        }
    }

    static let cookie = "rounds_flash"
    var deed: Deed?
    var draftsDone: [String] = []

    /// `replied|ticket:42:reply`
    var text: String { "\(deed?.rawValue ?? "")|\(draftsDone.joined(separator: ","))" }

    init(deed: Deed?, draftsDone: [String] = []) {
        self.deed = deed
        self.draftsDone = draftsDone.filter(Self.isDraftKey)
    }

    init(text: String) {
        let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        deed = parts.first.flatMap { Deed(rawValue: String($0)) }
        let keys = parts.count == 2 ? parts[1].split(separator: ",").map(String.init) : []
        draftsDone = keys.prefix(5).filter(Self.isDraftKey)
    }

    /// Draft keys are made by views: `ticket:42:reply`.
    private static func isDraftKey(_ key: String) -> Bool {
        key.utf8.count <= 60
            && key.utf8.allSatisfy { byte in
                (97...122).contains(byte) || (48...57).contains(byte) || byte == 0x3A || byte == 0x2D || byte == 0x5F
            }
    }
}

extension Response {
    /// What was done is said once: the page that says it takes it away. A page that is being left may draw a part of itself anew
    /// in the meantime, and that part says nothing.
    mutating func forgetDeedShown(to request: Request) {
        guard request.isByHand, request.cookies[Flash.cookie] != nil, status.kind == .successful,
            headers[.contentType]?.hasPrefix("text/html") == true
        else { return }
        setCookie(Cookie(name: Flash.cookie, value: "", maxAge: 0, path: "/", httpOnly: true, sameSite: .lax))
    }

    /// Done: shows `path`, which says what was done and lets the browser forget the draft that was sent.
    static func done(_ deed: Flash.Deed, at path: String, draft: String? = nil) -> Response {
        var response = Response.to(path)
        let flash = Flash(deed: deed, draftsDone: draft.map { [$0] } ?? [])
        response.setCookie(
            Cookie(name: Flash.cookie, value: flash.text, maxAge: 20, path: "/", httpOnly: true, sameSite: .lax))
        return response
    }
}
