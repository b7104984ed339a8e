import Foundation
import RoundsProtocols
import Testing

@Suite struct ICalendarTests {
    func entry(
        _ summary: String, when: ICalendar.Entry.When = .day("20261124"), description: String = ""
    ) -> ICalendar.Entry {
        .init(
            uid: "task-7@5ea1.rounds", sequence: 2, changed: 1_795_525_200, when: when, summary: summary,
            description: description)
    }

    func text(_ entries: ICalendar.Entry...) -> String {
        String(decoding: ICalendar(name: "Cedar Hollow", entries: entries).bytes, as: UTF8.self)
    }

    @Test func aCalendarIsWrittenLineByLine() {
        let lines = text(entry("UPS test")).components(separatedBy: "\r\n")
        #expect(lines.first == "BEGIN:VCALENDAR" && lines.suffix(2) == ["END:VCALENDAR", ""])
        let wanted = [
            "BEGIN:VEVENT", "UID:task-7@5ea1.rounds", "DTSTAMP:20261124T130000Z", "LAST-MODIFIED:20261124T130000Z",
            "SEQUENCE:2", "DTSTART;VALUE=DATE:20261124", "TRANSP:TRANSPARENT", "SUMMARY:UPS test", "STATUS:CONFIRMED",
            "END:VEVENT",
        ]
        #expect(Array(lines.drop { $0 != "BEGIN:VEVENT" }.prefix(wanted.count)) == wanted)
    }

    @Test func whatSomebodyTypedCannotAddALineOfItsOwn() {
        let typed = text(entry("a;b,c\\d\r\nEND:VEVENT\u{2028}x\u{7}"))
        #expect(typed.contains("SUMMARY:a\\;b\\,c\\\\d\\nEND:VEVENT\\nx\r\n"))
    }

    @Test func aTimeIsWrittenInUTCWithItsLength() {
        let timed = text(entry("Reboot", when: .time(second: 951_827_696, minutes: 45)))
        #expect(timed.contains("DTSTART:20000229T123456Z\r\nDURATION:PT45M\r\n"))
    }

    @Test func noLineIsLongerThan75OctetsAndNoCharacterIsCut() {
        var dice = Seeded("calendar lines")
        let seed = dice.seed
        for _ in 0..<300 {
            let letters = Array("aé漢🏥 ,;\\\n")
            let typed = String(
                (0..<Int.random(in: 0...300, using: &dice)).compactMap { _ in letters.randomElement(using: &dice) })
            let bytes = ICalendar(name: typed, entries: [entry(typed, description: typed)]).bytes
            let lines = bytes.split(separator: 0x0A)
            #expect(lines.allSatisfy { $0.last == 0x0D && $0.count <= 76 }, "seed \(seed)")
            #expect(lines.allSatisfy { String(validating: $0, as: UTF8.self) != nil }, "seed \(seed)")
            let unfolded = String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "")
            let escaped = typed.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
                .replacing("\n", with: "\\n")
            #expect(unfolded.contains("SUMMARY:\(escaped)\r\n"), "seed \(seed)")
        }
    }
}
