import RoundsDomain
import Testing

@Suite struct TextTests {
    @Test(arguments: [
        "", " \n ", "\u{200B}", "\u{202E}", " \u{2060}\u{FEFF} \u{200D}", "\u{AD}\u{3164}", "\u{200F}\u{61C}",
    ])
    func whatNobodySeesIsNoText(text: String) {
        #expect(text.trimmed.isEmpty)
        #expect(text.trimmed.singleLine.isEmpty && text.foldedKey.isEmpty)
    }

    @Test func whatIsSeenStays() {
        #expect("\u{FEFF}\u{200B} Label printer \u{200B}".trimmed == "Label printer")
        #expect(
            "Käse, \u{1F469}\u{200D}\u{2695}\u{FE0F}".trimmed.singleLine == "Käse, \u{1F469}\u{200D}\u{2695}\u{FE0F}")
        #expect("\u{2764}\u{FE0F}".trimmed == "\u{2764}\u{FE0F}")
        #expect("نرم\u{200C}افزار".trimmed.singleLine == "نرم\u{200C}افزار")
    }

    @Test func nobodyTurnsALineRound() {
        #expect("Reset \u{202E}drowssap\u{202C} now".singleLine == "Reset drowssap now")
        #expect("\u{2067}A\u{2069}\nB\u{200E}".singleLine == "A B")
        #expect("One\r\ntwo\u{2028}three".singleLine == "One two three")
    }

    @Test(arguments: ["\u{200B}", "\u{202E} \u{202C}"]) func aTitleIsSeen(title: String) {
        #expect(throws: Complaints([Complaint("title", "Say in a few words what is the matter.")])) {
            try TicketDraft(kind: .incident, channel: .portal, title: title)
        }
    }
}
