import RoundsDomain
import Testing

@Suite struct TellingWordsTests {
    @Test func whatStandsInEveryReportTellsNothing() {
        #expect(TellingWords.of("The screen does not work again, please help") == [])
        #expect(TellingWords.of("The EHR is slow since this morning") == ["ehr"])
    }

    @Test(arguments: [
        ("printers", "printer"), ("bands", "band"), ("glass", "glass"), ("status", "status"), ("pacs", "pacs"),
    ])
    func aPluralIsTheSameMatter(word: String, stem: String) {
        #expect(TellingWords.stem(word) == stem)
    }

    @Test func theLongestComeFirstAndEachOnce() {
        let words = TellingWords.of("Label printer: labels of LABEL printer 4417")
        #expect(words == ["printer", "labels", "label", "4417"])
        #expect(TellingWords.of("alpha bravo charlie delta echo").count == TellingWords.most)
    }
}
