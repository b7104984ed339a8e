import RoundsDomain

extension Desk {
    /// What the desk watches, and what is done about it.
    var checkRoutes: [Route] {
        [
            get("checks", may: .readChecks, showChecks),
            get("checks/new", may: .manageChecks, showNewCheck),
            post("checks/new", may: .manageChecks, addCheck),
            get("checks/:check", may: .readChecks, showCheck),
            get("checks/:check/edit", may: .manageChecks, showCheckForm),
            post("checks/:check/edit", may: .manageChecks, saveCheck),
            get("checks/:check/pings/:ping", may: .readChecks, showPingBody),
            post("checks/:check/acknowledge", may: .manageChecks, acknowledgeCheck),
            post("checks/:check/unacknowledge", may: .manageChecks, unacknowledgeCheck),
            post("checks/:check/pause", may: .manageChecks, pauseCheck),
            post("checks/:check/resume", may: .manageChecks, resumeCheck),
            post("checks/:check/retire", may: .manageChecks, retireCheck),
            post("checks/:check/window", may: .manageChecks, planWindow),
            post("services/:service/window", may: .manageChecks, planServiceWindow),
            post("windows/:window/end", may: .manageChecks, endWindow),
            post("ping-key", may: .manageChecks, makePingKey),
        ]
    }
}

extension Requirement {
    static let readChecks = anyOf([.readChecks])
    static let manageChecks = anyOf([.manageChecks])
}
