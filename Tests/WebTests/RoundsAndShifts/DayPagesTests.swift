import RoundsDomain
import RoundsHTML
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct DayPagesTests {
    @Test func todaySaysWhatNeedsMeNow() throws {
        let page = todayPage(.morning, in: .priya)
        #expect(page.text.contains("2 urgent requests are open") && page.text.contains("Nobody has accepted it yet"))
        try expectGolden(page, "today")
    }

    @Test func theRoundShowsExceptionsInFullAndWellnessFolded() throws {
        let page = roundPage(.morning, in: .priya)
        let counted = "143 of 146 lines have fresh, good evidence; 1 undecided, 1 not looked at, 1 in hand"
        #expect(page.text.contains(counted) && todayPage(.morning, in: .priya).text.contains(counted))
        #expect(page.text.contains("data-row-key=\"n\"") && page.text.contains("href=\"#sign\" data-key=\"s\""))
        try expectGolden(page, "round")
    }

    @Test func whatWaitsForADecisionStandsBeforeWhatIsInHand() {
        let page = roundPage(.morning, in: .priya).text
        let parts = [
            "Decide <span", "Backup PACS-archive", "By hand, not looked at", "In hand <span",
            "Certificate of the portal",
            "143 well",
        ]
        let places = parts.compactMap { page.firstRange(of: $0)?.lowerBound }
        #expect(places.count == parts.count && places == places.sorted())
    }

    @Test func aLateRoundIsSaidInARegionThatIsThereBeforeIt() {
        var frame = Frame.priya
        frame.hearsOfRound = true
        let region = "data-live-over role=\"status\">\n"
        #expect(page(frame, .nothing).text.contains(region))
        frame.isRoundLate = true
        #expect(page(frame, .nothing).text.contains(region + "<div class=\"notice failed\"><svg"))
    }

    @Test func whatStandsAsInTheLastHandoverIsOneLineOfLinks() {
        func row(_ section: HandoverItem.Section, _ number: Int, _ change: HandoverLine.Change) -> HandoverRow {
            let item = HandoverItem(
                section, key: "ticket:\(number)", "R-\(number) Labels fail", "detail \(number)",
                path: "/tickets/\(number)")
            return HandoverRow(HandoverLine(item, change))
        }
        let page = handoverLines([
            row(.urgent, 1, .unchanged), row(.sick, 2, .changed), row(.waiting, 3, .unchanged),
            row(.atRisk, 4, .unchanged), row(.promised, 5, .gone),
        ]).text
        #expect(page.contains("2 unchanged since the last handover") && page.contains(">R-3</a>"))
        #expect(page.contains("detail 1") && page.contains("unchanged</span>") && page.contains("detail 2"))
        #expect(!page.contains("detail 3") && !page.contains("detail 4") && !page.contains("detail 5"))
        #expect(page.contains("1 over since the last handover"))
    }

    @Test func theWrapUpSaysInOneSentenceWhatIsDone() {
        func screen(_ resolved: Int, _ open: Int) -> WrapUpScreen {
            WrapUpScreen(
                shift: "Day shift", ends: ago(-60), gaps: [], adrift: [], resolved: resolved, open: open,
                final: .init(sentence: "", isClear: true, signer: nil), tomorrow: [], lines: [], handover: nil,
                next: "the night shift")
        }
        #expect(screen(7, 0).done == "All 7 you resolved have a cause and a fix.")
        #expect(
            screen(1, 3).done
                == "The one you resolved has a cause and a fix; all 3 requests you have open have a next step.")
        #expect(screen(0, 0).done == "You resolved nothing in this shift, and nothing of yours is open.")
    }

    @Test func theWholeRecordOfAMonthFitsTheChart() throws {
        let buckets = (1...30).map {
            RecordChart.Bucket(title: "\($0)", counts: [.requests: Int64($0), .resolutions: 2])
        }
        let chart = recordChart(RecordChart(buckets: buckets, unit: "day"))
        #expect(chart.fault == nil)
        #expect(chart.text.contains("Reported 465") && chart.text.contains("Resolved 60"))
    }

    @Test func theFirstAndTheLastDayOfAMonthStayInsideTheEdges() {
        let buckets = (1...31).map { RecordChart.Bucket(title: "Sun \($0) Mar", counts: [.requests: 1]) }
        let chart = recordChart(RecordChart(buckets: buckets, unit: "day")).text
        #expect(chart.contains("<text x=\"0.00%\" y=\"126\" text-anchor=\"start\">1 Mar</text>"))
        #expect(chart.contains("<text x=\"100.00%\" y=\"126\" text-anchor=\"end\">31 Mar</text>"))
    }

    @Test func weeksBeginOnMondayAndMonthsOnTheirFirst() {
        let thursday = Day(number: 20_783)
        let week = RecordForm(span: .week, day: thursday, topic: nil).days
        let month = RecordForm(span: .month, day: thursday, topic: nil).days
        #expect(week.first.iso == "2026-11-23" && week.end.iso == "2026-11-30")
        #expect(month.first.iso == "2026-11-01" && month.end.iso == "2026-12-01")
    }
}
