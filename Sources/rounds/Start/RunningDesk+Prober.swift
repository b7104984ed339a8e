import RoundsDomain
import RoundsJobs
import RoundsProtocols
import RoundsSQL
import RoundsWeb

extension RunningDesk {
    /// The prober of this node, with its figures in `/metrics`.
    /// - Parameter node: this one among several; nil when there can be no other.
    func prober(
        on database: any Database, over network: ProbeNetwork, as node: ProbeNode?, meter: Meter
    ) -> Prober {
        let ends = Prober.Ends(
            database: database, network: network, node: node, logger: logger, now: Moment.now,
            told: { told in
                switch told {
                case .began(_, let lag): meter.beganProbe(lag: lag)
                case .ended(let verdict): meter.endedProbe(verdict.rawValue)
                }
            })
        let prober = Prober(ends, logger: logger)
        meter.watch {
            let figures = prober.figures
            var gauges = Meter.ProbeGauges()
            (gauges.checks, gauges.running, gauges.held) = (figures.checks, figures.running, figures.held)
            (gauges.unstored, gauges.skipped) = (figures.unstored, figures.skipped)
            (gauges.lagHalf, gauges.lagMost) = (figures.lagHalf, figures.lagMost)
            return gauges
        }
        return prober
    }
}
