import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Publishes the runbooks of the starter content for the desk, but those whose title an article has.
    /// - Returns: how many were added.
    func addRunbooks(
        _ runbooks: [HospitalSeed.Runbook], by actor: Actor, on today: Day, at now: Moment
    ) throws -> Int {
        let services = Dictionary(
            try services().map { ($0.code.foldedKey, $0.id) }, uniquingKeysWith: { first, _ in first })
        var added = 0
        for runbook in runbooks where try !articleExists(titled: runbook.title) {
            let steps = runbook.steps.enumerated().map { "\($0 + 1). \($1)" }
            let fields = Article.Fields(
                title: runbook.title, body: steps.joined(separator: "\n"), service: services[runbook.service.foldedKey])
            let draft = try addArticle(fields, from: nil, author: nil, by: actor, at: now)
            _ = try turn(draft, to: .published, author: nil, by: actor, on: today, at: now)
            added += 1
        }
        return added
    }

    private func articleExists(titled title: String) throws -> Bool {
        let key = title.trimmed.singleLine.foldedKey
        return try row("SELECT id FROM article WHERE title_key = \(key) LIMIT 1") != nil
    }
}
