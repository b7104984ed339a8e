extension Device {
    /// What sort of thing it is, as the people who carry it call it.
    public enum Kind: String, Sendable, CaseIterable {
        case workstation, laptop
        case thinClient = "thin_client"
        /// A computer on wheels that goes to the bedside.
        case cart
        case handheld, tablet
        /// Holds the last census and medication records for when the health record is down.
        case downtimePC = "downtime_pc"
        case printer
        /// Wristbands and specimen labels.
        case labelPrinter = "label_printer"
        case scanner
        case badgeReader = "badge_reader"
        case phone, display, server, storage
        case networkSwitch = "switch"
        case accessPoint = "access_point"
        case ups
        case patientMonitor = "patient_monitor"
        case infusionPump = "infusion_pump"
        case dispensingCabinet = "dispensing_cabinet"
        case analyser
        case imaging
        case other

        public var title: String {
            switch self {
            case .workstation: "Workstation"
            case .laptop: "Laptop"
            case .thinClient: "Thin client"
            case .cart: "Workstation on wheels"
            case .handheld: "Handheld"
            case .tablet: "Tablet"
            case .downtimePC: "Downtime computer"
            case .printer: "Printer"
            case .labelPrinter: "Label printer"
            case .scanner: "Scanner"
            case .badgeReader: "Badge reader"
            case .phone: "Phone"
            case .display: "Display"
            case .server: "Server"
            case .storage: "Storage"
            case .networkSwitch: "Network switch"
            case .accessPoint: "Access point"
            case .ups: "UPS"
            case .patientMonitor: "Patient monitor"
            case .infusionPump: "Infusion pump"
            case .dispensingCabinet: "Dispensing cabinet"
            case .analyser: "Analyser"
            case .imaging: "Imaging modality"
            case .other: "Other"
            }
        }
    }
}
