extension Desk {
    /// The prober's figures; nothing where this process asks nobody.
    func addProbes(to page: inout Exposition) {
        let figures = meter.current
        guard let prober = figures.prober?() else { return }
        page.begin("rounds_probes_total", .counter, "Looks at targets that ended, by verdict.")
        for (verdict, count) in figures.probes.sorted(by: { $0.key < $1.key }) {
            page.add("rounds_probes_total", [("verdict", verdict)], count)
        }
        page.begin("rounds_probe_lag_seconds", .histogram, "Between the time a check was due and its look's begin.")
        page.add("rounds_probe_lag_seconds", [], figures.probeLags)
        page.begin("rounds_probe_recent_lag_seconds", .gauge, "The same of the last looks, by quantile.")
        for (quantile, lag) in [("0.5", prober.lagHalf), ("0.99", prober.lagMost)] {
            guard let lag else { continue }
            page.add("rounds_probe_recent_lag_seconds", [("quantile", quantile)], seconds: Double(lag) / 1_000_000)
        }
        page.one("rounds_probe_checks", .gauge, "Checks this node asks.", prober.checks)
        page.one("rounds_probes_running", .gauge, "Looks under way.", prober.running)
        page.one("rounds_probes_held", .gauge, "Looks that are due and wait for a socket.", prober.held)
        page.one("rounds_probes_unstored", .gauge, "Looks that wait to be stored.", prober.unstored)
        page.one("rounds_probes_skipped_total", .counter, "Looks left out, long over their time.", prober.skipped)
    }
}
