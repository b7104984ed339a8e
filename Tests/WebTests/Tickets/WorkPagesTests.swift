import RoundsDomain
import RoundsHTML
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct WorkPagesTests {
    @Test func resolvingSaysWhoReadsWhat() throws {
        let screen = ResolveScreen(
            number: 1_040, title: "Label printer in 4W prints blank labels", requester: "Maria Lopez", version: 7,
            entries: Entries(["cause": "Ribbon sensor"], complaints: [Complaint("fix", "Write something first.")]))
        try expectGolden(resolvePage(screen, in: .priya), "resolve")
    }

    @Test func nobodyIsToldOfWhatACheckReported() {
        let ticket = ticketPage(.sample { $0.reads = false }, in: .priya).text
        #expect(ticket.contains("Add note for IT only") && !ticket.contains("/reply\""))
        #expect(!ticket.contains("never sees this") && !ticket.contains("Reply to"))
        let resolve = resolvePage(
            ResolveScreen(
                number: 7, title: "Fax gateway: failed", requester: "Monitoring", hasReader: false, version: 1),
            in: .priya
        ).text
        #expect(!resolve.contains("Monitoring") && resolve.contains("nobody is told"))
        let wait = waitPage(
            WaitScreen(number: 7, title: "Fax gateway: failed", requester: "Monitoring", hasReader: false, version: 1),
            in: .priya
        ).text
        #expect(!wait.contains("Monitoring") && wait.contains("The vendor") && !wait.contains("value=\"requester\""))
    }

    @Test func theQuickFormIsOneColumnForAVoiceOnThePhone() throws {
        let entries = Entries(["channel": "phone", "kind": "incident", "mine": "yes"])
        try expectGolden(quickFormPage(QuickFormScreen(entries: entries), in: .priya), "quick-form")
    }

    @Test func aNameThatFitsTwoPeopleAsksWhichOne() throws {
        let entries = Entries(
            ["requester": "Lo", "channel": "phone", "kind": "incident"],
            complaints: [Complaint("requester_id", "Two people fit. Choose one.")])
        let found = [Choice("1", "Maria Lopez", "maria"), Choice("21", "Louis Okafor", "lokafor")]
        try expectGolden(quickFormPage(QuickFormScreen(entries: entries, found: found), in: .priya), "quick-form-which")
    }

    @Test func twoChangesOfOneFieldAskWhichShallStand() throws {
        let screen = ConflictScreen(
            number: 1_040, colleague: "Sam Whitaker", at: ago(1),
            clashes: [
                .init(name: .priority, theirs: ("2", "P2 · Care is affected"), mine: ("4", "P4 · Can wait")),
                .init(name: .callback, theirs: ("4411", "4411"), mine: ("", "")),
            ],
            base: ["priority": "3", "callback": "4410"], typed: ["priority": "4", "callback": "", "place": "4 West"])
        try expectGolden(conflictPage(screen, in: .priya), "conflict")
    }

    @Test func aP1TicketWithItsFixShowsBoth() throws {
        let screen = TicketScreen.sample {
            $0.state = .resolved
            $0.isCareAffected = true
            $0.waiting = "Resolved by Priya Raman; nobody waits."
            $0.facts = TicketFacts(
                base: $0.facts.base.merging(["priority": "1"]) { _, new in new }, assignees: $0.facts.assignees,
                teams: $0.facts.teams)
            $0.timeline.append(
                .said(.fix, "Priya Raman", 1, id: 9, "<p>We put in a new ribbon. Labels print again.</p>"))
        }
        try expectGolden(ticketPage(screen, in: .priya), "ticket-resolved")
    }

    @Test func whatTheFieldsNameIsNotNamedAgainBelowThem() {
        let imaging = (label: "Unit or room", path: "/locations/7", title: "IMG · Imaging", remark: "Outpatient clinic")
        func page(mayWork: Bool) -> String {
            let screen = TicketScreen.sample {
                $0.mayWork = mayWork
                $0.facts = TicketFacts(
                    base: $0.facts.base.merging(["location": "7"]) { _, new in new }, assignees: [], teams: [],
                    surroundings: TicketSurroundings(locations: [Choice("7", imaging.title)], named: [imaging]))
            }
            return ticketPage(screen, in: .priya).text
        }
        #expect(page(mayWork: true).contains("title=\"IMG · Imaging\">Outpatient clinic</a>"))
        #expect(page(mayWork: false).contains(">IMG · Imaging</a> <small>Outpatient clinic</small>"))
    }

    @Test func aFreshTicketIsTakenFirst() throws {
        let screen = TicketScreen.sample {
            $0.state = .new
            $0.assignee = nil
            $0.waiting = "Maria Lopez has waited for somebody since 07:21."
            $0.timeline = Array($0.timeline.prefix(1))
            $0.others = []
            $0.similar = []
            $0.lookers = []
        }
        try expectGolden(ticketPage(screen, in: .priya), "ticket-new")
    }
}
