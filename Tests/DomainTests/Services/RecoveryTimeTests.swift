import RoundsDomain
import Testing

@Suite struct RecoveryTimeTests {
    @Test(
        arguments: [
            ("2 h", 120), ("15 min", 15), ("0", 0), ("0 (queued)", 0), ("1 d", 1_440), ("90", 90), (" 3 Hours ", 180),
        ] as [(String, Int64)])
    func timesAreReadAsPeopleWriteThem(text: String, minutes: Int64) throws {
        #expect(try RecoveryTime.minutes(text) == minutes)
    }

    @Test(arguments: ["", "-", " – "]) func nothingSaidIsNothing(text: String) throws {
        #expect(try RecoveryTime.minutes(text) == nil)
    }

    @Test(arguments: ["soon", "2 weeks", "-5", "1.5 h", "9999999", "500 d", "٣ h"])
    func whatIsNoTimeIsRefusedWithAnExample(text: String) {
        #expect(throws: Refusal(RecoveryTime.hint)) { try RecoveryTime.minutes(text) }
    }

    @Test func whatIsWrittenIsReadBack() throws {
        for minutes in [0, 1, 59, 60, 61, 90, 120, 1_440, 2_880, 4_320, 525_600] as [Int64] {
            #expect(try RecoveryTime.minutes(RecoveryTime.words(minutes)) == minutes)
        }
        #expect(RecoveryTime.words(1_440) == "24 h" && RecoveryTime.words(2_880) == "2 d")
    }
}
