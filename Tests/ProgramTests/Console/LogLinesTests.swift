import Foundation
import Logging
import Testing

@testable import rounds

@Suite struct LogLinesTests {
    let at = Date(timeIntervalSince1970: 1_795_525_200.25)

    @Test func aLineIsOneJSONObjectWhateverIsInIt() throws {
        let line = LogLines.json(
            .warning, "a \"b\"\nc", [("path\u{7}", "x\ty"), ("list", .array(["1", "\\"])), ("map", ["k": "v"])], at: at)
        let read = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        #expect(read?["time"] as? String == "2026-11-24T13:00:00.250Z")
        #expect(read?["level"] as? String == "warning" && read?["message"] as? String == "a \"b\"\nc")
        #expect(read?["path\u{7}"] as? String == "x\ty" && read?["list"] as? [String] == ["1", "\\"])
        #expect((read?["map"] as? [String: String]) == ["k": "v"] && !line.contains("\n"))
    }

    @Test func aLineForATerminalIsOneLine() {
        #expect(LogLines.text(.info, "a\nb", [("n", "1")], at: at) == "13:00:00.250Z info a b n=1")
    }
}
