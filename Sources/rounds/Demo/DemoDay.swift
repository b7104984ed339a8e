import RoundsDomain
import RoundsSQL
import RoundsStore

/// How the day begins at Cedar Hollow: the shift before has left its handover, and nobody has accepted it yet.
enum DemoDay {
    static func begin(_ tx: any Transaction, in zone: Zone, at now: Moment) throws {
        guard let lee = try tx.person(signInName: "lee") else { return }
        let plan = ShiftPlan.standard(in: zone)
        let before = plan.previous(before: plan.shift(at: now))
        _ = try tx.writeHandover(
            of: before,
            words: "Label printers in ED were re-mapped at 02:40; watch them until the first bands are out.",
            plan: plan, by: lee, at: before.end - .minutes(15))
    }
}
