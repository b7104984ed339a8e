import Foundation
import RoundsDomain

/// What the simulated hospital needs to speak with its desk: kept beside the demo's sign-in, for the desk's own user only.
struct SimulationKeys: Sendable, Codable, Equatable {
    static let fileName = "demo-simulation.json"
    /// Bytes.
    private static let largest = 64 * 1_024

    /// The port of the first system; each has its place from there.
    var portBase: Int
    /// An API token of the program “Simulated hospital”.
    var token: String
    /// What stands before a job's short name in its address.
    var pingKey: String
    /// By sign-in name.
    var people: [String: Int64] = [:]
    /// Where they work, by sign-in name; nil in a demo from before anybody asked.
    var wards: [String: Ward]?
    /// Services by their code; nil as above.
    var services: [String: Int64]?
    /// Backup jobs by their key.
    var copies: [String: Int64] = [:]
    /// Name of the site's time zone.
    var zone: String

    struct Ward: Sendable, Codable, Equatable {
        /// The unit's number.
        var location: Int64?
        var place: String
    }

    static func read(from data: String) -> SimulationKeys? {
        guard let bytes = FileManager.default.contents(atPath: "\(data)/\(fileName)"), bytes.count <= largest else {
            return nil
        }
        return try? JSONDecoder().decode(SimulationKeys.self, from: bytes)
    }

    /// - Parameter keys: nil for a demo that is not played, which takes away what a start that was cut short may have left.
    static func keep(_ keys: SimulationKeys?, in data: String) throws {
        guard let keys else {
            try? FileManager.default.removeItem(atPath: "\(data)/\(fileName)")
            return
        }
        try keys.write(to: data)
    }

    func write(to data: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try PrivateFile.replace(
            String(decoding: try encoder.encode(self), as: UTF8.self) + "\n", at: "\(data)/\(Self.fileName)")
    }
}
