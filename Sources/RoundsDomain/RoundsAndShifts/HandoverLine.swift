/// One thing that the next shift has to know.
public struct HandoverItem: Sendable, Equatable {
    /// In the order in which they are read: what harms care first, then by when something has to be done. The stored words
    /// are never changed once shipped.
    public enum Section: String, Sendable, CaseIterable {
        case urgent
        case atRisk = "at_risk"
        case sick, promised, tonight, waiting

        public var title: String {
            switch self {
            case .urgent: "Open P1 and P2"
            case .atRisk: "Promises broken, or at risk in the next 12 hours"
            case .sick: "Not well"
            case .promised: "Promised to people"
            case .tonight: "Due before the next shift ends"
            case .waiting: "Waiting on somebody"
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

extension HandoverItem {
    /// As it is called where nothing else is said of it: a request by its number.
    public var name: String {
        let words = key.split(separator: ":", maxSplits: 1)
        guard words.count == 2, words[0] == "ticket", let number = Int64(words[1]) else { return subject }
        return Ticket.ID(number).code
    }
}

extension HandoverLine {
    /// Told before and as it was: one line names all of these. What is urgent is told whatever was said of it.
    public var isFolded: Bool { change == .unchanged && item.section != .urgent }

    /// What a handover says: by exception, each thing once, and only what the last accepted handover did not say already in
    /// full.
    /// - Parameters:
    ///   - items: from every source, each source in the order in which it is read. A thing that several name stands in the
    ///     first section, with all that was said of it.
    ///   - same: what is one thing though its keys differ.
    ///   - before: the lines of the last handover that somebody accepted.
    public static func composed(
        _ items: [HandoverItem], same: SameThings = SameThings(), after before: [HandoverLine]
    ) -> [HandoverLine] {
        let told = Dictionary(
            before.filter { $0.change != .gone }.map { ($0.item.key, $0.item) }, uniquingKeysWith: { first, _ in first }
        )
        let merged = merged(items, same)
        let lines = merged.map { item -> HandoverLine in
            guard let then = told[item.key] else { return HandoverLine(item, .new) }
            let isSame = then.detail == item.detail && then.section == item.section
            return HandoverLine(item, isSame ? .unchanged : .changed)
        }
        // What is told under another key now is not over.
        let keys = Set(items.map(\.key))
        let gone = told.values.filter { !keys.contains($0.key) }.sorted { $0.key < $1.key }
        return lines + gone.map { HandoverLine($0, .gone) }
    }

    private static func merged(_ items: [HandoverItem], _ same: SameThings) -> [HandoverItem] {
        let things = Dictionary(items.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let keys = Set(things.keys)
        var places: [String: Int] = [:]
        var merged: [HandoverItem] = []
        let ordered = HandoverItem.Section.allCases.flatMap { section in items.filter { $0.section == section } }
        for item in ordered {
            let thing = things[same.key(of: item.key, among: keys)] ?? item
            if let place = places[thing.key] {
                merged[place] = merged[place].saying(also: item)
            } else {
                places[thing.key] = merged.count
                merged.append(thing.told(first: item))
            }
        }
        return merged
    }
}

extension HandoverItem {
    /// The thing as its first line has it, in the section of that.
    fileprivate func told(first line: HandoverItem) -> HandoverItem {
        HandoverItem(line.section, key: key, subject, words(of: line), path: path ?? line.path)
    }

    /// With what another line says of it.
    fileprivate func saying(also line: HandoverItem) -> HandoverItem {
        let words = words(of: line)
        guard !detail.contains(words) else { return self }
        return HandoverItem(section, key: key, subject, "\(detail); \(words)", path: path ?? line.path)
    }

    /// What goes by another name says whose words these are.
    private func words(of line: HandoverItem) -> String {
        subject.contains(line.subject) ? line.detail : "\(line.subject): \(line.detail)"
    }
}
