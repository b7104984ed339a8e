import RoundsDomain

/// Who meets what, and how often: a hospital's desk is asked for passwords a dozen times before a worklist is empty, and only
/// imaging has a worklist.
extension DemoSituation {
    /// Each as often as it comes.
    static let likely = all.flatMap { Array(repeating: $0, count: $0.weight) }

    private var weight: Int {
        switch title {
        case "Password expired": 26
        case "How do I reprint the discharge summary?", "Laser printer jams on every second page",
            "Badge tap does not sign me in":
            8
        case "Clock on the monitor is six minutes off": 1
        default: priority < .p2 ? 1 : priority == .p2 ? 2 : 5
        }
    }

    /// What the rules make its priority of.
    var isOfCare: Bool { kind == .incident && priority <= .p2 }
    var affected: CareCircumstances.Affected { priority == .p1 ? .unit : .one }
    var workaround: CareCircumstances.Workaround { priority == .p1 ? .nothing : priority < .p4 ? .partial : .full }

    /// Somebody wants something, and the desk knows that it is more urgent than the rules say.
    var isPressed: Bool { kind == .request && priority <= .p2 }

    /// - Parameter found: kinds of devices that stand in the unit.
    func fits(_ unit: String, found: Set<Device.Kind>) -> Bool {
        if let units, !units.contains(unit) { return false }
        return devices.isEmpty || devices.contains(where: found.contains)
    }

    /// Nil for anywhere.
    private var units: Set<String>? {
        switch service {
        case "svc.ris", "svc.pacs": ["IMG", "IMG-READ"]
        case "svc.nurse", "svc.adc", "svc.ehr-ro", "svc.bcma": Self.bedside
        case "svc.label": Self.bedside.union(["LAB", "BB", "REG"])
        case "svc.lis": Self.bedside.union(["MOB-FM", "MOB-ONC", "CL-EAST"])
        case "svc.erx": ["ED", "MOB-FM", "MOB-ONC", "CL-EAST", "CL-NORTH", "CL-MILL", "CL-BROOK", "CL-FALLS"]
        case "svc.ehr": Self.bedside.union(["MOB-FM", "MOB-ONC"])
        default: nil
        }
    }

    private static let bedside: Set = [
        "4W", "ED", "ICU", "3W", "3E", "4E", "5N", "5S", "LDR", "PP", "NICU", "PACU", "OR", "DIAL", "CATH",
    ]
}
