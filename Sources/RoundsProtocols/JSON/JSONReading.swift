extension JSON {
    /// A body being read field by field. What is wrong is gathered, so that the sender hears all of it at once:
    ///
    ///     let body = JSON.Reading(json)
    ///     let title = body["title"].text(1...200)
    ///     let note = body["note"].optionalText(0...4000)
    ///     try body.finish()
    ///
    /// Until ``finish()`` has let it pass, values may be stand-ins (`""`, 0, false) for what was wrong.
    public final class Reading {
        private let json: JSON
        private let log = Log()

        /// - Parameter atLeast: how many members the body has to have; 0 or 1.
        public init(_ json: JSON, atLeast: Int = 0) {
            self.json = json
            guard case .object(let object) = json else {
                log.complain("must be an object", at: "")
                return
            }
            if object.members.count < atLeast { log.complain("must have at least one member", at: "") }
        }

        public subscript(_ key: String) -> Field {
            Field(value: json, pointer: "", log: log)[key]
        }

        public var complaints: [Complaint] { log.complaints }

        /// Throws all complaints, and one for each member that nobody asked for.
        public func finish() throws(Complaints) {
            log.complainAboutUnread()
            guard log.complaints.isEmpty else { throw Complaints(complaints: log.complaints) }
        }
    }

    /// What is wrong with one value: `/title: must be text`.
    public struct Complaint: Sendable, Equatable, CustomStringConvertible {
        /// RFC 6901; the whole body is `""`.
        public let pointer: String
        public let words: String

        public var description: String { "\(pointer.isEmpty ? "/" : pointer): \(words)" }
    }

    public struct Complaints: Unreadable, Equatable {
        public let complaints: [Complaint]

        public var sentence: String { complaints.map(\.description).joined(separator: "; ") + "." }

        public var isTooMuch: Bool { false }
    }
}
