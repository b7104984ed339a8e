extension PlannedTask {
    /// Characters, of a result.
    public static let resultLength = 4_000

    /// What somebody writes down when a task ends.
    public struct Report: Sendable, Equatable {
        public var result: String
        /// For a run of maintenance: the steps that are done, by place from 0, and the proof.
        public var ticks: Set<Int>
        public var evidence: String
        public var outcome: MaintenanceRun.Outcome?

        public init(
            result: String = "", ticks: Set<Int> = [], evidence: String = "", outcome: MaintenanceRun.Outcome? = nil
        ) {
            self.result = result.trimmed
            self.ticks = ticks
            self.evidence = evidence.trimmed
            self.outcome = outcome
        }

        var complaints: [Complaint] {
            var complaints: [Complaint] = []
            complaints.check("result", "The result", result, most: PlannedTask.resultLength)
            complaints.check("evidence", "The evidence", evidence, most: MaintenanceRun.evidenceLength)
            return complaints
        }
    }

    public func changed(to fields: Fields) throws -> PlannedTask {
        guard state == .open else { throw Refusal("It is \(state.rawValue). Open it again to change it.") }
        let complaints = fields.complaints
        guard complaints.isEmpty else { throw Complaints(complaints) }
        var changed = self
        changed.fields = fields
        return changed
    }

    /// Keeps what is done so far of a run.
    public func ticked(_ report: Report) throws -> PlannedTask {
        guard state == .open else { throw Refusal("It is \(state.rawValue). Open it again to tick steps.") }
        guard run != nil else { throw Refusal("This task has no steps.") }
        let complaints = report.complaints
        guard complaints.isEmpty else { throw Complaints(complaints) }
        return with(report)
    }

    /// Done, with what came of it. A run that is well has every step ticked and its proof; one with a problem says which.
    public func done(_ report: Report, by person: Person.ID, at now: Moment) throws -> PlannedTask {
        guard state == .open else { throw Refusal("It is \(state.rawValue) already.") }
        var complaints = report.complaints
        var done = with(report)
        if let run = done.run { complaints += run.obstacles(report) }
        guard complaints.isEmpty else { throw Complaints(complaints) }
        done.run?.outcome = report.outcome
        done.state = .done
        done.result = report.result
        done.endedAt = now
        done.endedBy = person
        return done
    }

    /// Given up, with the reason.
    public func dropped(because reason: String, by person: Person.ID?, at now: Moment) throws -> PlannedTask {
        guard state == .open else { throw Refusal("It is \(state.rawValue) already.") }
        let reason = reason.trimmed
        var complaints: [Complaint] = []
        if reason.isEmpty { complaints.append(Complaint("result", "Say why it is not done.")) }
        complaints.check("result", "The reason", reason, most: Self.resultLength)
        guard complaints.isEmpty else { throw Complaints(complaints) }
        var dropped = self
        dropped.state = .dropped
        dropped.result = reason
        dropped.endedAt = now
        dropped.endedBy = person
        return dropped
    }

    public func reopened() throws(Refusal) -> PlannedTask {
        guard state != .open else { throw Refusal("It is open.") }
        var reopened = self
        reopened.state = .open
        reopened.run?.outcome = nil
        reopened.endedAt = nil
        reopened.endedBy = nil
        return reopened
    }

    private func with(_ report: Report) -> PlannedTask {
        var task = self
        guard var run else { return task }
        for place in run.steps.indices { run.steps[place].isDone = report.ticks.contains(place) }
        run.evidence = report.evidence
        task.run = run
        return task
    }
}

extension MaintenanceRun {
    fileprivate func obstacles(_ report: PlannedTask.Report) -> [Complaint] {
        switch report.outcome {
        case nil: return [Complaint("outcome", "Say whether all was well.")]
        case .problem:
            return report.result.isEmpty ? [Complaint("result", "Say what the problem is.")] : []
        case .ok:
            var complaints: [Complaint] = []
            if left > 0 {
                let steps = left == 1 ? "One step is" : "\(left) steps are"
                complaints.append(Complaint("ticks", "\(steps) not ticked. Tick, or say that there was a problem."))
            }
            if !evidenceWanted.isEmpty, evidence.isEmpty {
                complaints.append(Complaint("evidence", "Write down the proof: \(evidenceWanted)."))
            }
            return complaints
        }
    }
}
