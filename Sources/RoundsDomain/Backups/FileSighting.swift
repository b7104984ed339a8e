/// What the desk saw when it last looked for the file that proves a backup.
public struct FileSighting: Sendable, Equatable {
    public struct File: Sendable, Equatable {
        /// Absolute.
        public let path: String
        public let bytes: Int64
        public let changedAt: Moment

        public init(path: String, bytes: Int64, changedAt: Moment) {
            self.path = path
            self.bytes = bytes
            self.changedAt = changedAt
        }
    }

    /// A look every minute: when none ended for this long, nobody looks any more.
    public static let fresh = Span.minutes(5)
    /// So long another node may read what this one cannot.
    static let patience = Span.minutes(3)
    /// A file that changed so lately may still be being written.
    public static let settled = Span.minutes(1)

    /// When somebody last began to look.
    public let lookedAt: Moment
    /// When the folders could last be read; nil when they never could.
    public let readAt: Moment?
    /// When all that may hold it was last looked through: no file that was there then was overlooked. Nil when it never was.
    public let wholeAt: Moment?
    /// The newest file that fit then; nil when none did.
    public let file: File?
    /// When the newest file that ever counted was changed: an older one, or none, says that it is gone.
    public let provenAt: Moment?

    public var isReadable: Bool { readAt == lookedAt }
    /// What files changed until then is known; nil when nobody ever looked at all. What changed later may still be being written.
    public var knownUntil: Moment? { wholeAt.map { $0 - Self.settled } }

    public init(lookedAt: Moment, readAt: Moment?, wholeAt: Moment?, file: File?, provenAt: Moment? = nil) {
        self.lookedAt = lookedAt
        self.readAt = readAt
        self.wholeAt = wholeAt
        self.file = file
        self.provenAt = provenAt
    }

    /// What a look found.
    /// - Parameter isWhole: false where something that may hold a newer one could not be looked at.
    public static func seen(_ file: File?, at moment: Moment, isWhole: Bool = true) -> FileSighting {
        let isSettled = file.map { moment - $0.changedAt >= settled } ?? false
        return FileSighting(
            lookedAt: moment, readAt: moment, wholeAt: isWhole ? moment : nil, file: file,
            provenAt: isSettled ? file?.changedAt : nil)
    }

    /// A look at folders that could not be read.
    public static func unreadable(at moment: Moment) -> FileSighting {
        FileSighting(lookedAt: moment, readAt: nil, wholeAt: nil, file: nil)
    }

    /// What is known after one more look. One that began earlier and ended late tells nothing new; when it is much earlier, the
    /// clock was set back.
    public func after(_ next: FileSighting) -> FileSighting {
        guard next.lookedAt > lookedAt || lookedAt - next.lookedAt > Self.fresh else { return self }
        let provenAt = [provenAt, next.provenAt].compactMap(\.self).max()
        guard next.readAt == nil else {
            return FileSighting(
                lookedAt: next.lookedAt, readAt: next.readAt, wholeAt: next.wholeAt ?? wholeAt, file: next.file,
                provenAt: provenAt)
        }
        if let readAt, isReadable, next.lookedAt - readAt < Self.patience { return self }
        return FileSighting(
            lookedAt: next.lookedAt, readAt: readAt, wholeAt: wholeAt, file: file, provenAt: provenAt)
    }
}
