/// `multipart/form-data` (RFC 7578): what a browser sends when a form carries files.
public enum Multipart {
    /// The line between parts, from the request's `Content-Type`.
    public struct Boundary: Sendable, Equatable {
        let bytes: [UInt8]

        /// Nil when the type is another, or the boundary is not 1 to 70 of the characters RFC 2046 (5.1.1) admits.
        public init?(contentType: String) {
            guard let header = HeaderValue(contentType), header.value == "multipart/form-data" else { return nil }
            guard let text = header["boundary"] else { return nil }
            let bytes = Array(text.utf8)
            guard (1...70).contains(bytes.count), bytes.last != 0x20 else { return nil }
            guard bytes.allSatisfy({ $0.isAlphanumeric || "'()+_,-./:=? ".utf8.contains($0) }) else { return nil }
            self.bytes = bytes
        }
    }

    /// What a part says of itself before its bytes come.
    public struct Part: Sendable, Equatable {
        /// The field's name.
        public let name: String
        /// Nil for a field; for a file a name that is safe to show and to offer for download; `""` when the person chose none.
        public let fileName: String?
        /// As the sender claims, in lower case without parameters; never to be trusted.
        public let contentType: String?

        public init(name: String, fileName: String? = nil, contentType: String? = nil) {
            self.name = name
            self.fileName = fileName
            self.contentType = contentType
        }
    }

    /// What the parser tells, in order: for each part its head, its bytes in any number of pieces, and its end; then the
    /// end of all.
    public enum Event: Sendable, Equatable {
        case part(Part)
        case data([UInt8])
        case endOfPart
        case end
    }

    public struct Limits: Sendable {
        public var bytes: Int
        public var parts: Int
        /// All header lines of one part, and what stands before the first boundary.
        public var headerBytes: Int
        public var fieldBytes: Int
        public var fileBytes: Int

        public init(
            bytes: Int = 32 << 20, parts: Int = 100, headerBytes: Int = 8192, fieldBytes: Int = 1 << 16,
            fileBytes: Int = 25 << 20
        ) {
            self.bytes = bytes
            self.parts = parts
            self.headerBytes = headerBytes
            self.fieldBytes = fieldBytes
            self.fileBytes = fileBytes
        }

        /// 32 MiB in all, 100 parts, fields of 64 KiB, files of 25 MiB.
        public static let upload = Limits()
    }
}
