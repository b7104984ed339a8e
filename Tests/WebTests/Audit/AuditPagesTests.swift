import RoundsDomain
import RoundsHTML
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct AuditPagesTests {
    private let hash = "5f0c9a1d7be24c3388a2f6e1c0d94b7755e3a1f8c2b6d90417ae3c58f29b6d01"

    private func screen(_ verified: AuditScreen.Verified? = nil) -> AuditScreen {
        AuditScreen(
            lines: [
                .init(
                    number: 48_211, at: ago(1), who: "Ruth Adler", what: "looked at the log", about: ("The log", nil),
                    hash: hash),
                .init(
                    number: 48_210, at: ago(2), who: "Priya Raman", what: "changed priority from P4 to P3",
                    about: ("R-1040", "/tickets/1040"), hash: hash),
                .init(
                    number: 48_209, at: ago(14), who: "A stranger", what: "typed a wrong password",
                    about: ("Maria Lopez", "/people/1"),
                    hash: hash),
            ],
            records: 48_211, checkpoint: (record: 48_102, at: ago(114)), verified: verified,
            entries: Entries(["about": "ticket:1040"]), kinds: [Choice("ticket.taken", "A ticket was taken")],
            pager: Pager(next: "/audit?before=48209"))
    }

    @Test func theLogIsReadFromItsEnd() throws {
        try expectGolden(auditPage(screen(), in: .ruth), "audit")
    }

    @Test func aBrokenLogSaysWhereAndWhatToDo() throws {
        let page = auditPage(screen(.broken("Record 812 is not what was sealed.")), in: .ruth)
        try expectGolden(page, "audit-broken")
    }

    @Test func aWholeLogSaysHowMuchWasRead() {
        let page = auditPage(screen(.whole(records: 48_211, checkpoints: 320)), in: .ruth)
        #expect(page.fault == nil && page.text.contains("48211 records follow"))
    }
}
