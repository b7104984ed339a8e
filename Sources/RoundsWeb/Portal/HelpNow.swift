import RoundsDomain
import RoundsHTML
import RoundsStore

/// What can help at once with the service somebody is about to report, before IT has looked.
struct HelpNow: Sendable {
    struct Work: Sendable {
        let reason: String
        let isOpen: Bool
        let from: TimeText
        let until: TimeText
    }

    let service: String
    /// Since when it is known to be failing; nil when it is not.
    let since: TimeText?
    let isWorkedOn: Bool
    /// How many have told IT.
    let reports: Int
    /// What it stands on and is failing itself.
    let causes: [String]
    let work: [Work]
    /// What people use meanwhile; may be empty.
    let fallback: String
}

/// One plate above the questions: what is known of the service, and what others did who had the same. Nothing when neither is.
func helpNow(_ help: HelpNow?, _ articles: [Article]) -> HTML {
    guard help != nil || !articles.isEmpty else { return .nothing }
    let others: HTML? =
        articles.isEmpty ? nil : "<p>This helped others who told us something like it:</p>\(helpList(articles))"
    return """
        <section class="help-now" aria-labelledby="help-now"><h2 id="help-now">What can help now</h2>\
        \(help.map(trouble))\(others)</section>
        """
}

private func trouble(_ help: HelpNow) -> HTML {
    let known = help.since.map { since -> HTML in
        """
        <p>\(stateMark(.warning, "\(help.service): IT knows that it is not working as it should"))</p>
        <p>Since \(timeTag(since)). \(help.isWorkedOn ? "Somebody is working on it." : "IT is looking at it.")\
        \(told(help.reports))\(because(help.causes))</p>
        """
    }
    let work = help.work.map { work -> HTML in
        """
        <p>\(stateMark(.planned, work.isOpen ? "Planned work is going on" : "Planned work is coming"))\
        <span class="meta">\(work.reason), \(clockTag(work.from)) to \(clockTag(work.until))</span></p>
        """
    }
    let meanwhile: HTML? =
        help.fallback.isEmpty ? nil : "<p><b>Meanwhile:</b> \(help.fallback)</p>"
    return """
        \(known)\(work)\(meanwhile)<p class="meta">If this is what you see, you need not do more. \
        If it is different, or a patient waits because of it, go on below.</p>
        """
}

private func told(_ reports: Int) -> String {
    switch reports {
    case 0: ""
    case 1: " It was reported once."
    default: " It was reported \(reports) times."
    }
}

private func because(_ causes: [String]) -> String {
    causes.isEmpty ? "" : " It depends on what is failing too: \(causes.joined(separator: ", "))."
}

/// A service with what is known of it, as the store reads it in one go.
struct TroubleFound: Sendable {
    let service: Service
    let trouble: KnownTrouble
    let causes: [String]
}

extension ServicesState {
    /// Nil for a service that is not there or was ended.
    func troubleFound(of id: Service.ID, at now: Moment) -> TroubleFound? {
        guard let service = service(id), let trouble = knownTrouble(of: id, at: now) else { return nil }
        return TroubleFound(
            service: service, trouble: trouble, causes: trouble.causes.compactMap { self.service($0)?.name })
    }

    /// What a title means by its words, if that is in trouble: for somebody who chose no service.
    func troubled(by title: String) -> Service.ID? {
        Service.meant(by: title, of: services).first { standings[$0.id]?.state.isTrouble == true }?.id
    }
}

extension Desk {
    /// Nil when nothing is known that would help.
    func helpNow(_ found: TroubleFound, at now: Moment) -> HelpNow? {
        let trouble = found.trouble
        guard !trouble.isEmpty else { return nil }
        return HelpNow(
            service: found.service.name, since: trouble.since.map { text($0, now: now) },
            isWorkedOn: trouble.isWorkedOn, reports: trouble.reports, causes: found.causes,
            work: trouble.windows.prefix(3).map { window in
                HelpNow.Work(
                    reason: window.reason, isOpen: window.covers(now), from: text(window.from, now: now),
                    until: text(window.until, now: now))
            }, fallback: found.service.fallback)
    }
}
