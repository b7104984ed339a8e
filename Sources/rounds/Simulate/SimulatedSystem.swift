import RoundsDomain

/// One of the hospital's systems as the simulation plays it: what answers on its port, and the check that asks it.
struct SimulatedSystem: Sendable {
    /// What it is when nothing is wrong with it.
    enum Manner: Sendable, Equatable {
        /// A page with this title.
        case page(String)
        /// The same, so many milliseconds late.
        case slowPage(String, Int64)
        /// The same behind a certificate of its own making that ends in so many days.
        case securePage(String, days: Int64)
        /// Takes connections; says this first when there is anything to say.
        case port(String)
        /// Nothing listens.
        case nothing
    }

    /// How scripts name it.
    let key: String
    /// The check's name.
    let name: String
    /// The code of the service it speaks for.
    let service: String
    let severity: Priority
    let manner: Manner
    /// What it stands on: the key of a system that comes before it.
    var parent: String?
    /// How often it was down in the demo's eight weeks.
    var failures = 1
    var advice = ""

    /// Whom its check asks, as a ``ProbeTarget``'s line.
    func target(port: Int) -> String {
        switch manner {
        case .page(let title), .slowPage(let title, _): "http://127.0.0.1:\(port)/ contains=\"\(title)\""
        case .securePage(let title, _): "https://127.0.0.1:\(port)/ contains=\"\(title)\" verify=no"
        case .port(let words) where !words.isEmpty: "tcp://127.0.0.1:\(port) expect=\"\(words.prefix(3))\""
        case .port, .nothing: "tcp://127.0.0.1:\(port)"
        }
    }
}

extension SimulatedSystem {
    /// Each on the port of its place in the list.
    static let all: [SimulatedSystem] = clinical + imagingAndLab + outside + ground

    private static let clinical: [SimulatedSystem] = [
        .init(
            key: "ehr", name: "EHR sign-on page", service: "svc.ehr", severity: .p1, manner: .page("Sign in"),
            advice: "Page the EHR on-call at once; wards go to downtime forms after 15 minutes."),
        .init(
            key: "downtime-viewer", name: "Downtime viewer", service: "svc.ehr-ro", severity: .p2,
            manner: .page("Downtime reports")),
        .init(
            key: "engine", name: "Interface engine", service: "svc.iface", severity: .p1, manner: .port(""),
            advice: "Look at the oldest unsent message of each feed before you restart anything."),
        .init(
            key: "lab-interface", name: "Lab results listener", service: "svc.lis", severity: .p2, manner: .port(""),
            parent: "engine", failures: 3, advice: "The lab phones critical results whatever the screen shows."),
        .init(
            key: "adt-feed", name: "ADT feed listener", service: "svc.adt", severity: .p2, manner: .port(""),
            parent: "engine"),
        .init(
            key: "cabinets", name: "Dispensing-cabinet server", service: "svc.adc", severity: .p2,
            manner: .page("Cabinet console"), failures: 2),
        .init(
            key: "nurse-call", name: "Nurse call server", service: "svc.nurse", severity: .p1, manner: .port(""),
            failures: 0),
        .init(
            key: "alarms", name: "Alarm middleware sign-in", service: "svc.alarm", severity: .p2,
            manner: .page("Alarm middleware")),
        .init(
            key: "anaesthesia", name: "Anaesthesia record", service: "svc.or", severity: .p1,
            manner: .page("Peri-operative record"), failures: 0),
    ]

    private static let imagingAndLab: [SimulatedSystem] = [
        .init(
            key: "pacs", name: "PACS viewer", service: "svc.pacs", severity: .p2, manner: .page("Image viewer"),
            failures: 2, advice: "The reading room has a second workstation on the archive itself."),
        .init(key: "dicom", name: "PACS archive, DICOM port", service: "svc.pacs", severity: .p2, manner: .port("")),
        .init(key: "analysers", name: "Analyser middleware", service: "svc.labmw", severity: .p2, manner: .port("")),
        .init(
            key: "blood-bank", name: "Blood bank page", service: "svc.bb", severity: .p1,
            manner: .page("Blood bank"), failures: 0),
    ]

    private static let outside: [SimulatedSystem] = [
        .init(
            key: "portal", name: "Patient portal from outside", service: "svc.portal", severity: .p3,
            manner: .securePage("Patient portal", days: 9), failures: 2,
            advice: "The certificate is renewed by the web vendor; the order is in their portal."),
        .init(
            key: "telehealth", name: "Telehealth lobby", service: "svc.tele-h", severity: .p3,
            manner: .securePage("Video visits", days: 160)),
        .init(
            key: "prescribing", name: "E-prescribing gateway", service: "svc.erx", severity: .p2,
            manner: .securePage("Prescribing gateway", days: 74)),
        .init(
            key: "claims", name: "Claims clearinghouse", service: "svc.claims", severity: .p4,
            manner: .slowPage("Clearinghouse", 1_800), failures: 2),
        .init(
            key: "mail", name: "Mail relay", service: "svc.mail", severity: .p3,
            manner: .port("220 mail.cedarhollow.example ESMTP\r\n")),
        .init(
            key: "fax", name: "Fax gateway", service: "svc.scan", severity: .p4, manner: .nothing,
            advice: "Dead until the vendor brings the new line card. Units use the fax in HIM."),
    ]

    private static let ground: [SimulatedSystem] = [
        .init(
            key: "directory", name: "Directory, LDAP port", service: "svc.ad", severity: .p1, manner: .port(""),
            failures: 0),
        .init(
            key: "badge-tap", name: "Badge-tap appliance", service: "svc.sso", severity: .p2,
            manner: .securePage("Badge sign-on", days: 211)),
        .init(
            key: "desktops", name: "Virtual-desktop broker", service: "svc.vdi", severity: .p2,
            manner: .page("Desktop broker"), failures: 2),
        .init(
            key: "wireless", name: "Wireless controller", service: "svc.wifi", severity: .p2,
            manner: .page("Wireless controller"), failures: 2),
        .init(key: "files", name: "File server", service: "svc.files", severity: .p3, manner: .port("")),
        .init(
            key: "print", name: "Print server", service: "svc.print", severity: .p3, manner: .page("Print queues"),
            failures: 3),
        .init(
            key: "labels", name: "Label printer gateway", service: "svc.label", severity: .p2, manner: .port(""),
            parent: "print", failures: 2),
    ]
}
