import Foundation
import RoundsDomain
import RoundsTestKit
import Testing

@testable import rounds

@Suite struct ScriptMarkTests {
    private let today = Zone.utc.day(of: Cast.morning)

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rounds-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    @Test func aStartOnTheSameDayGoesOnWhereTheScriptWas() throws {
        try withFolder { folder in
            let mark = ScriptMark(data: folder, script: "day")
            #expect(mark.played(on: today) == 0)
            for played in [1, 7] { try mark.note(played, on: today) }
            #expect(ScriptMark(data: folder, script: "day").played(on: today) == 7)
            #expect(PrivateFile.fault("\(folder)/\(ScriptMark.fileName)") == nil)
        }
    }

    @Test func anotherDayAndAnotherScriptBeginAnew() throws {
        try withFolder { folder in
            let mark = ScriptMark(data: folder, script: "day")
            try mark.note(7, on: today)
            #expect(mark.played(on: today + 1) == 0)
            #expect(ScriptMark(data: folder, script: "outage").played(on: today) == 0)
            try Data("no mark".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(ScriptMark.fileName)"))
            #expect(mark.played(on: today) == 0)
        }
    }
}
