import RoundsDomain
import RoundsHTML

@testable import RoundsWeb

extension RoundRow {
    static func sample(
        _ code: String, _ subject: String, _ verdict: EvidenceLine.Verdict, _ reason: String,
        since minutes: Int64? = nil,
        owner: String? = nil, isNew: Bool = false, place: Int = 0
    ) -> RoundRow {
        RoundRow(
            code: code, place: place, verdict: verdict, subject: subject, reason: reason, path: nil, article: nil,
            since: minutes.map(ago), lastGood: minutes.map { ago($0 + 1_440) }, seen: ago(3), owner: owner,
            isNew: isNew)
    }
}

extension RoundScreen {
    static let morning = RoundScreen(
        kind: .morning, dayTitle: "Tue 24 Nov", day: "2026-11-24",
        tally: .init(well: 143, inHand: 1, undecided: 1, notLookedAt: 1),
        undecided: [
            .sample(
                "backup:PACS-archive", "Backup PACS-archive", .missing, "expected 02:00–04:00, nothing came",
                since: 350,
                isNew: true)
        ],
        inHand: [
            .sample(
                "certificate:portal", "Certificate of the portal", .warning, "9 days left", since: 12_960,
                owner: "Sam Whitaker", place: 1)
        ], byHand: [.sample("H01", "Data centre walk", .unknown, "no amber light, no smell")],
        well: [.init(title: "Checks", rows: [.sample("check:EHR", "EHR sign-in", .good, "answers in 0.4 s")])],
        seen: "0123456789abcdef01234567", isClear: false, unclear: "This cannot be signed as clear.", signed: nil,
        due: ago(-6), isLate: false, changes: [.init(title: "Well again", subjects: ["Wi-Fi controller"])],
        before: ("/round?kind=morning&day=2026-11-23", "Mon 23 Nov"), mayWork: true,
        staff: [Choice("4", "Lee Chen")])
}

extension TodayScreen {
    static let morning = TodayScreen(
        day: "Today, Tue 24 Nov", shift: "Day shift", people: ["you", "Sam Whitaker"], isOnDuty: true, mayWork: true,
        round: .init(
            mark: .warning, state: "Unsigned, due 08:00", text: "\(RoundScreen.morning.tally.sentence).",
            act: "Open the round", path: "/round"),
        handover: .init(
            title: "Handover of the night shift, Mon 23 Nov", writer: "Lee Chen",
            words: "Label printers in ED were re-mapped; watch them.", accepted: nil, path: "/handovers/7"),
        urgent: 2, now: Array(TicketRow.morning.prefix(3)), more: 4,
        next: [.init(at: ago(-66), what: "PACS archive", why: "you watch it", path: "/round")],
        planned: [.init(at: ago(-1_080), what: "Backup of the desk", why: "by the desk", path: nil)],
        line: DayLine(
            stretches: [
                .init(title: "Round", from: 0, to: 0.125, isNow: true),
                .init(title: "Requests", from: 0.125, to: 1, isNow: false),
            ], hours: [.init(title: "08", place: 0.125)], marks: [], now: .init(title: "It is 07:54", place: 0.117)),
        isRoundOverdue: false)
}
