/// A path below a configured folder, as `pacs/*.dump`: `*` stands for any characters but `/`, `?` for one of them.
public struct FilePattern: Sendable, Equatable {
    /// Characters, and parts between slashes.
    public static let length = 300
    public static let mostParts = 8

    public let text: String
    public var parts: [String] { text.split(separator: "/").map(String.init) }

    /// Nil for an empty or absolute pattern and for one that could lead out of its folder.
    public init?(_ text: String) {
        let text = text.trimmed
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...Self.length).contains(text.count), (1...Self.mostParts).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }), !text.utf8.contains(0)
        else { return nil }
        self.text = text
    }

    /// Whether one part of a path fits one part of the pattern. Linear in the product of their lengths.
    public static func fits(_ name: String, _ pattern: String) -> Bool {
        let (name, pattern) = (Array(name), Array(pattern))
        var (place, mark, star, retry) = (0, 0, -1, 0)
        while place < name.count {
            if mark < pattern.count, pattern[mark] == "*" {
                (star, retry) = (mark, place)
                mark += 1
            } else if mark < pattern.count, pattern[mark] == "?" || pattern[mark] == name[place] {
                place += 1
                mark += 1
            } else if star >= 0 {
                retry += 1
                place = retry
                mark = star + 1
            } else {
                return false
            }
        }
        return pattern[mark...].allSatisfy { $0 == "*" }
    }
}
