/// What a browser loads beside the page: one style sheet, small script modules, the icon. The bytes are part of the program.
///
/// Addresses carry a digest of everything together (`/assets/5f0c…/app.css`): a browser may keep them for a year, and
/// modules find each other by relative names.
public enum Assets {
    public struct File: Sendable {
        public let name: String
        public let contentType: String
        public let bytes: [UInt8]
        /// The same, compressed once when the program starts (RFC 1952); nil where that makes nothing smaller.
        public let gzipped: [UInt8]?

        init(name: String, contentType: String, bytes: [UInt8]) {
            self.name = name
            self.contentType = contentType
            self.bytes = bytes
            gzipped = bytes.gzipped.flatMap { $0.count < bytes.count ? $0 : nil }
        }
    }

    public static let styleSheet = path("app.css")
    public static let script = path("app.js")
    public static let icon = path("favicon.svg")
    /// What `app.js` imports, so that the browser fetches all of it in one round trip.
    public static let modules = scripts.map { path($0.name) }.filter { $0 != script }

    /// 16 hexadecimal digits, the same for the same bytes.
    public static let version: String = {
        let digits = String(
            files.values.sorted { $0.name < $1.name }.reduce(into: Digest()) { $0.add($1.bytes) }.value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }()

    /// For `ETag`, with its quotes; the compressed bytes are another representation (RFC 9110 §8.8.3).
    public static let entityTag = "\"\(version)\""
    public static let gzippedEntityTag = "\"\(version)-gzip\""

    /// The file behind `/assets/VERSION/NAME`, or nil.
    public static func file(_ name: String) -> File? { files[name] }

    private static func path(_ name: String) -> String { "/assets/\(version)/\(name)" }

    private static let files: [String: File] = {
        let sheet = File(name: "app.css", contentType: "text/css; charset=utf-8", bytes: Array(styles.joined()))
        let icon = File(name: "favicon.svg", contentType: "image/svg+xml", bytes: PackageResources.favicon_svg)
        return Dictionary(uniqueKeysWithValues: (scripts + [sheet, icon]).map { ($0.name, $0) })
    }()
}

/// FNV-1a, 64 bit: tells versions apart, proves nothing.
/// Source: RFC 9923 (FNV).
private struct Digest {
    var value: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ bytes: [UInt8]) {
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
}
