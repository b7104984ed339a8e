import Foundation
import RoundsDomain
import Synchronization

/// The zones of the time zone database that the system keeps (Debian's package `tzdata`).
public final class ZoneBook: Sendable {
    public static let installed = ZoneBook(folder: "/usr/share/zoneinfo")

    private let folder: String
    private let read = Mutex<[String: Zone]>(["UTC": .utc])

    public init(folder: String) {
        self.folder = folder
    }

    /// Nil when the database has no such zone.
    public subscript(_ name: String) -> Zone? {
        if let zone = read.withLock({ $0[name] }) { return zone }
        guard ZoneBook.isName(name),
            let data = FileManager.default.contents(atPath: "\(folder)/\(name)"), data.count <= 1 << 20,
            let zone = Zone(tzif: Array(data), name: name)
        else { return nil }
        read.withLock { $0[name] = zone }
        return zone
    }

    /// Letters, digits and `_+-` in up to four parts: nothing that leads out of the folder.
    private static func isName(_ name: String) -> Bool {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return name.utf8.count <= 64 && (1...4).contains(parts.count)
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.unicodeScalars.allSatisfy {
                        $0.isASCII
                            && ($0.properties.isAlphabetic || ("0"..."9").contains($0)
                                || "_+-".unicodeScalars.contains($0))
                    }
            }
    }
}
