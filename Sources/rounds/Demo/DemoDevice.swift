import RoundsDomain

/// A model that stands in many units.
struct DemoDevice: Sendable {
    let prefix: String
    let kind: Device.Kind
    let name: String
    let service: String
    /// Care cannot do without it where patients are.
    let isVital: Bool

    init(_ prefix: String, _ kind: Device.Kind, _ name: String, _ service: String, isVital: Bool = false) {
        self.prefix = prefix
        self.kind = kind
        self.name = name
        self.service = service
        self.isVital = isVital
    }

    func criticality(in setting: CareSetting?) -> Device.Criticality {
        guard let setting, setting > .administrative else { return .standard }
        if isVital { return setting > .inpatient || setting == .technical ? .critical : .important }
        return setting.hasPatients ? .important : .standard
    }

    /// Analysers stand in laboratories, and nobody is monitored where instruments are washed.
    func stands(in unit: String) -> Bool {
        switch kind {
        case .analyser: ["LAB", "BB"].contains(unit)
        case .patientMonitor, .infusionPump: unit != "SPD"
        default: true
        }
    }

    /// What one finds there; what is there often stands twice.
    static func usual(in setting: CareSetting, _ kind: Location.Kind) -> [DemoDevice] {
        switch setting {
        case .administrative: [workstation, workstation, laptop, printer, phone]
        case .technical:
            kind == .closet ? [networkSwitch, networkSwitch, accessPoint, ups] : [server, server, storage, ups]
        case .outpatient: [workstation, workstation, printer, scanner, phone, tablet]
        case .diagnostic: [workstation, workstation, labelPrinter, scanner, analyser, printer]
        case .inpatient:
            [workstation, cart, cart, labelPrinter, scanner, handheld, cabinet, downtimePC, monitor, pump, accessPoint]
        case .procedural, .birth, .operating:
            [workstation, cart, monitor, labelPrinter, pump, display, badgeReader, downtimePC]
        case .intensiveCare, .emergency:
            [workstation, cart, monitor, monitor, pump, labelPrinter, cabinet, downtimePC, badgeReader, scanner]
        }
    }

    private static let workstation = DemoDevice("WS", .workstation, "Dell OptiPlex 7020", "svc.vdi")
    private static let laptop = DemoDevice("LT", .laptop, "HP EliteBook 840", "svc.vdi")
    private static let cart = DemoDevice("WOW", .cart, "Ergotron StyleView", "svc.wow")
    private static let handheld = DemoDevice("HH", .handheld, "Zebra TC52-HC", "svc.alarm")
    private static let tablet = DemoDevice("TB", .tablet, "iPad for check-in", "svc.portal")
    private static let downtimePC = DemoDevice("DT", .downtimePC, "Downtime viewer PC", "svc.ehr-ro", isVital: true)
    private static let printer = DemoDevice("PR", .printer, "HP LaserJet M507", "svc.print")
    private static let labelPrinter = DemoDevice(
        "LP", .labelPrinter, "Zebra ZD421 healthcare", "svc.label", isVital: true)
    private static let scanner = DemoDevice("SC", .scanner, "Honeywell Xenon 1952", "svc.bcma")
    private static let badgeReader = DemoDevice("BR", .badgeReader, "Imprivata badge reader", "svc.sso")
    private static let phone = DemoDevice("PH", .phone, "Cisco 8841", "svc.voip")
    private static let display = DemoDevice("DP", .display, "Surgical display 55", "svc.pacs")
    private static let server = DemoDevice("SV", .server, "Virtual host R760", "svc.storage", isVital: true)
    private static let storage = DemoDevice("ST", .storage, "Storage array shelf", "svc.storage", isVital: true)
    private static let networkSwitch = DemoDevice("SW", .networkSwitch, "Catalyst 9300", "svc.net", isVital: true)
    private static let accessPoint = DemoDevice("AP", .accessPoint, "Aruba AP-535", "svc.wifi")
    private static let ups = DemoDevice("UP", .ups, "APC Smart-UPS 3000", "svc.power", isVital: true)
    private static let monitor = DemoDevice("PM", .patientMonitor, "Philips MX750", "svc.tele", isVital: true)
    private static let pump = DemoDevice("IP", .infusionPump, "BD Alaris", "svc.pump", isVital: true)
    private static let cabinet = DemoDevice("DC", .dispensingCabinet, "BD Pyxis ES", "svc.adc", isVital: true)
    private static let analyser = DemoDevice("AN", .analyser, "cobas analyser", "svc.labmw", isVital: true)
}
