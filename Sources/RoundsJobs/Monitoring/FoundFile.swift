import RoundsDomain

/// What a look for a file found.
enum FoundFile: Sendable, Equatable {
    /// The newest that fits. Where the look was not whole, something that may hold a newer one could not be looked at.
    case newest(FileSighting.File, isWhole: Bool = true)
    /// None fits.
    case nothing
    /// None was found, and a folder that may hold one could not be read.
    case unreadable

    var isWhole: Bool {
        switch self {
        case .newest(_, let isWhole): isWhole
        case .nothing: true
        case .unreadable: false
        }
    }

    private var file: FileSighting.File? { if case .newest(let file, _) = self { file } else { nil } }

    /// What several folders hold together. The next proof is expected where the newest lies: that another folder could not be
    /// read is no excuse for it. But where the newest found is older than what once proved a run, that one may lie there still.
    /// - Parameter proven: when the newest file that ever counted was changed.
    static func together(_ found: [FoundFile], provenAt proven: Moment?) -> FoundFile {
        let isWhole = found.allSatisfy(\.isWhole)
        let files = found.compactMap { one in one.file.map { (found: one, changedAt: $0.changedAt) } }
        guard let newest = files.max(by: { $0.changedAt < $1.changedAt }) else {
            return isWhole ? .nothing : .unreadable
        }
        let isOlder = proven.map { newest.changedAt < $0 } ?? false
        return isOlder && !isWhole ? .unreadable : newest.found
    }

    func sighting(at moment: Moment) -> FileSighting {
        switch self {
        case .newest(let file, let isWhole): .seen(file, at: moment, isWhole: isWhole)
        case .nothing: .seen(nil, at: moment)
        case .unreadable: .unreadable(at: moment)
        }
    }
}
