/// One thing that the next shift has to know.
public struct HandoverItem: Sendable, Equatable {
    /// In the order in which they are read. The stored words are never changed once shipped.
    public enum Section: String, Sendable, CaseIterable {
        case urgent
        case atRisk = "at_risk"
        case promised, waiting, sick, tonight

        public var title: String {
            switch self {
            case .urgent: "Open P1 and P2"
            case .atRisk: "Promises broken, or at risk in the next 12 hours"
            case .promised: "Promised to people"
            case .waiting: "Waiting on somebody"
            case .sick: "Not well"
            case .tonight: "Tonight"
            }
        }
    }

    public let section: Section
    /// Names the thing from one handover to the next: `ticket:1042`, `backup:PACS-archive`.
    public let key: String
    public let subject: String
    /// How it stands, in words. When these are as they were, nothing happened that is worth telling again.
    public let detail: String
    public let path: String?

    public init(_ section: Section, key: String, _ subject: String, _ detail: String, path: String? = nil) {
        self.section = section
        self.key = key
        self.subject = subject
        self.detail = detail
        self.path = path
    }
}

/// An item as a handover has it, with what is different from the one before.
public struct HandoverLine: Sendable, Equatable {
    /// The stored words are never changed once shipped.
    public enum Change: String, Sendable, CaseIterable {
        case new, changed
        /// As in the handover before: named, not told again.
        case unchanged
        /// Told then; it is over.
        case gone
    }

    public let item: HandoverItem
    public let change: Change

    public init(_ item: HandoverItem, _ change: Change) {
        self.item = item
        self.change = change
    }
}

extension HandoverLine {
    /// What a handover says: by exception, each thing once, and only what the last accepted handover did not say already in
    /// full.
    /// - Parameters:
    ///   - items: from every source. A thing that several name stands in the first section, with all that was said of it.
    ///   - before: the lines of the last handover that somebody accepted.
    public static func composed(_ items: [HandoverItem], after before: [HandoverLine]) -> [HandoverLine] {
        let told = Dictionary(
            before.filter { $0.change != .gone }.map { ($0.item.key, $0.item) }, uniquingKeysWith: { first, _ in first }
        )
        let merged = merged(items)
        let lines = merged.map { item -> HandoverLine in
            guard let then = told[item.key] else { return HandoverLine(item, .new) }
            let same = then.detail == item.detail && then.section == item.section
            return HandoverLine(item, same ? .unchanged : .changed)
        }
        let keys = Set(merged.map(\.key))
        let gone = told.values.filter { !keys.contains($0.key) }.sorted { $0.key < $1.key }
        return lines + gone.map { HandoverLine($0, .gone) }
    }

    private static func merged(_ items: [HandoverItem]) -> [HandoverItem] {
        var places: [String: Int] = [:]
        var merged: [HandoverItem] = []
        let ordered = HandoverItem.Section.allCases.flatMap { section in items.filter { $0.section == section } }
        for item in ordered {
            guard let place = places[item.key] else {
                places[item.key] = merged.count
                merged.append(item)
                continue
            }
            let first = merged[place]
            guard !first.detail.contains(item.detail) else { continue }
            merged[place] = HandoverItem(
                first.section, key: first.key, first.subject, "\(first.detail); \(item.detail)",
                path: first.path ?? item.path)
        }
        return merged
    }
}
