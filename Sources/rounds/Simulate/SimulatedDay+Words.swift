extension SimulatedDay.Deed {
    /// What is said at the terminal when it happens.
    var words: String {
        switch self {
        case .down(let key): "\(Self.name(key)) no longer answers."
        case .up(let key): "\(Self.name(key)) is well again."
        case .slow(let key, let seconds): "\(Self.name(key)) takes \(seconds) seconds to answer."
        case .busy(let key): "\(Self.name(key)) answers that it is busy."
        case .silent(let slug): "“\(Self.job(slug))” falls silent."
        case .heard(let slug): "“\(Self.job(slug))” is heard again."
        case .fails(let slug): "“\(Self.job(slug))” says that it failed."
        case .copies(let key, let percent): "The copy “\(Self.copy(key))” ends with \(percent) % of its usual size."
        case .reports(let report): "Somebody reports: \(report.title)"
        }
    }

    private static func name(_ key: String) -> String {
        SimulatedSystem.all.first { $0.key == key }?.name ?? key
    }

    private static func job(_ slug: String) -> String {
        SimulatedJob.all.first { $0.slug == slug }?.name ?? slug
    }

    private static func copy(_ key: String) -> String {
        SimulatedCopy.all.first { $0.key == key }?.name ?? key
    }
}
