import Foundation
import RoundsDomain

/// How far a script was played to a desk today, kept beside its data: a start on the same day goes on from there, and nobody
/// reports the same trouble twice.
struct ScriptMark: Sendable {
    static let fileName = "demo-simulation-played.json"
    /// Bytes.
    private static let largest = 4 * 1_024

    /// The folder.
    let data: String
    /// The script's name.
    let script: String

    private struct Kept: Codable {
        var script: String
        /// Since 1970, by the site's calendar.
        var day: Int64
        /// Entries of the script.
        var played: Int
    }

    private var path: String { "\(data)/\(Self.fileName)" }

    /// How many of its entries were played on that day; none when the mark is of another script or cannot be read.
    func played(on day: Day) -> Int {
        guard let bytes = FileManager.default.contents(atPath: path), bytes.count <= Self.largest,
            let kept = try? JSONDecoder().decode(Kept.self, from: bytes), kept.script == script,
            kept.day == day.number
        else { return 0 }
        return max(0, kept.played)
    }

    func note(_ played: Int, on day: Day) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let kept = try encoder.encode(Kept(script: script, day: day.number, played: played))
        try PrivateFile.replace(String(decoding: kept, as: UTF8.self) + "\n", at: path)
    }
}
