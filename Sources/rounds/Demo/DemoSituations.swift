import RoundsDomain

/// Something that happens in a hospital, as somebody reports it and as the desk ends it.
struct DemoSituation: Sendable {
    let kind: Ticket.Kind
    let priority: Priority
    let team: DemoTeam
    let title: String
    /// Its code.
    let service: String
    /// One of these, where the requester's unit has one.
    let devices: [Device.Kind]
    let details: String
    let reply: String
    let fix: String
    let cause: String
    let note: String
}

enum DemoTeam: String, CaseIterable, Sendable {
    case desk = "Service desk"
    case clinical = "Clinical applications"
    case infrastructure = "Infrastructure"
    case field = "Field support"
}

extension DemoSituation {
    static let all = care + devices + access
}

extension DemoSituation {
    fileprivate static let care: [DemoSituation] = [
        .init(
            kind: .incident, priority: .p2, team: .field, title: "Wristband printer prints blank bands",
            service: "svc.label", devices: [.labelPrinter],
            details: "New roll since this morning. The light is steady green.",
            reply:
                "Please use the neighbouring wristband printer, it is on the card beside yours. A spare is on its way.",
            fix: "The roll was in upside down. It prints on the right side now; we left a picture inside the lid.",
            cause: "Thermal side faced away from the head.",
            note: "Third time on this model this month. Sticker for all of them?"),
        .init(
            kind: .incident, priority: .p2, team: .field, title: "Specimen labels cut off the second line",
            service: "svc.label", devices: [.labelPrinter],
            details: "Half of the collection time is missing. The lab sent two tubes back.",
            reply:
                "Stop using those labels and reprint from the next printer, a cut-off identifier makes the lab reject the tube.",
            fix: "The printer had the wrong label stock set. Test labels scan in the lab.",
            cause: "Stock profile fell back to default after a firmware update.",
            note: "Check the other four with the same firmware."),
        .init(
            kind: .incident, priority: .p2, team: .clinical, title: "CT worklist is empty", service: "svc.ris",
            devices: [],
            details: "Since about seven. Patients are booked but the console shows none.",
            reply:
                "Please enter the patient by hand with the downtime card by the console and note the time. We will reconcile the studies afterwards.",
            fix: "Orders flow to the scanner again. The three studies done by hand are matched.",
            cause: "Worklist service hung after the nightly restart.",
            note: "Restarted the worklist service; queue drained in 4 minutes."),
        .init(
            kind: .incident, priority: .p1, team: .clinical, title: "Nurse call does not reach the phones",
            service: "svc.nurse", devices: [],
            details: "Door lights work. Three rooms rang and nobody's phone did.",
            reply:
                "Please start fifteen-minute rounding and tell the house supervisor. Telecom and the vendor are paged and we stay on the line.",
            fix: "Calls reach the phones again. Please press one button in each room with your charge nurse.",
            cause: "Gateway lost its licence after a clock jump.",
            note: "Vendor case opened. Watch the clock source of the gateway."),
        .init(
            kind: .incident, priority: .p2, team: .clinical, title: "Lab results do not show in the chart",
            service: "svc.lis", devices: [],
            details: "Collected before six, the lab says they are done.",
            reply:
                "We are checking the lab feed. Critical results are phoned by the lab whatever happens on the screen.",
            fix: "The results are in the chart. Nothing was lost, they waited in order.",
            cause: "Interface queue stopped on a message with an unknown test code.",
            note: "Skipped one message, kept a copy for HIM."),
        .init(
            kind: .incident, priority: .p2, team: .clinical, title: "Dispensing cabinet does not list a new patient",
            service: "svc.adc", devices: [.dispensingCabinet],
            details: "Moved from the emergency department twenty minutes ago.",
            reply: "Please use “temporary patient” as on the cabinet card. We are checking the admission feed.",
            fix: "The patient is listed. Transfers reach the cabinet within a minute again.",
            cause: "Transfer messages were delayed behind a large report.", note: "ADT queue was 18 minutes behind."),
        .init(
            kind: .incident, priority: .p2, team: .clinical, title: "Images open very slowly in the reading room",
            service: "svc.pacs", devices: [.display, .workstation],
            details: "One study takes a minute. Older ones are quick.",
            reply: "Thank you. Please go on with the second workstation if you can; we are looking at the archive.",
            fix: "New studies open in the usual time.", cause: "Cache volume at 97 %.",
            note: "Freed 400 GB, raised the alarm level to 85 %."),
        .init(
            kind: .incident, priority: .p2, team: .infrastructure, title: "Phones on the unit have no dial tone",
            service: "svc.voip", devices: [.phone],
            details: "All desk phones, since the light flickered.",
            reply:
                "Please use the red phone at the nurses' station for anything urgent. We are on the way to the closet.",
            fix: "All extensions ring again.", cause: "Power supply of the closet switch failed over late.",
            note: "Spare supply fitted; order one more."),
    ]

    fileprivate static let devices: [DemoSituation] = [
        .init(
            kind: .incident, priority: .p3, team: .desk, title: "Badge tap does not sign me in", service: "svc.sso",
            devices: [.badgeReader, .workstation],
            details: "My colleague's badge works on the same computer.",
            reply: "Then yours only needs to be paired again: sign in once with your password and tap when it asks.",
            fix: "Your badge is paired again.", cause: "Pairing expired after 180 days.", note: ""),
        .init(
            kind: .incident, priority: .p3, team: .field, title: "Barcode scanner beeps but the field stays empty",
            service: "svc.bcma", devices: [.scanner],
            details: "On the cart with the yellow tag.",
            reply: "The scanner lost its settings. Please scan the reset sheet on the cart, two codes, and try again.",
            fix: "The scanner types into the field again.", cause: "Suffix setting lost with an empty battery.",
            note: ""),
        .init(
            kind: .incident, priority: .p3, team: .infrastructure, title: "Wireless drops while rounding",
            service: "svc.wifi", devices: [.accessPoint, .cart],
            details: "Always between the lift and room 12.",
            reply:
                "Thank you, place and time are just what we need. Docking the cart keeps you connected while we look.",
            fix: "The access point by the lift has been replaced. Please tell us if it drops again.",
            cause: "Radio of AP-4W-07 failed.", note: "Heat map shows a hole since Saturday."),
        .init(
            kind: .incident, priority: .p4, team: .field, title: "Laser printer jams on every second page",
            service: "svc.print", devices: [.printer],
            details: "It says tray 2.", reply: "Your workstation prints to the one next door until this one is fixed.",
            fix: "New rollers. It prints your default again.", cause: "Worn pick-up rollers.", note: ""),
        .init(
            kind: .incident, priority: .p4, team: .field, title: "Cart battery dies after an hour", service: "svc.wow",
            devices: [.cart],
            details: "It charges when docked and is empty by ten.",
            reply: "Please leave it plugged in with a red tag and take the spare.", fix: "The cart has a new battery.",
            cause: "Battery at 31 % of its capacity.", note: "Same batch as eleven others: plan a swap."),
        .init(
            kind: .incident, priority: .p3, team: .infrastructure, title: "No network at the desk by the window",
            service: "svc.net", devices: [.workstation],
            details: "The jack next to it works.",
            reply: "Please stay on the one that works. We will patch the other one today.", fix: "The jack is live.",
            cause: "Patched to a port that was shut during cleaning up.", note: ""),
        .init(
            kind: .incident, priority: .p3, team: .field, title: "Clock on the monitor is six minutes off",
            service: "svc.ntp", devices: [.patientMonitor],
            details: "The others on the unit are right.",
            reply: "Please chart with the wall clock for now. Wrong time spoils the record.",
            fix: "The monitor takes its time from the network again.",
            cause: "Static time server from before the move.", note: ""),
        .init(
            kind: .incident, priority: .p2, team: .field, title: "Downtime PC shows last night's census",
            service: "svc.ehr-ro", devices: [.downtimePC],
            details: "It says 23:10 in the corner.",
            reply: "Thank you for checking. We will be there within the hour; the next kit is listed on the box.",
            fix: "It refreshes every fifteen minutes again.", cause: "Expired service password.",
            note: "Check all 22 kits."),
    ]

    fileprivate static let access: [DemoSituation] = [
        .init(
            kind: .request, priority: .p3, team: .desk, title: "Password expired", service: "svc.ad", devices: [],
            details: "I am at the workstation in triage.",
            reply:
                "You can choose a new one now. Please close windows that still have the old one, and your phone's mail.",
            fix: "You are in.", cause: "", note: ""),
        .init(
            kind: .request, priority: .p3, team: .clinical, title: "I float to the ICU and cannot see its patients",
            service: "svc.ehr", devices: [],
            details: "From tonight for two weeks.",
            reply: "Your manager approves this; we have asked them just now. Please never share a sign-in meanwhile.",
            fix: "You see the ICU until the 8th.", cause: "Approved by the nurse manager.", note: ""),
        .init(
            kind: .request, priority: .p2, team: .desk, title: "New phone: controlled-substance signing",
            service: "svc.erx", devices: [],
            details: "Clinic starts at one.",
            reply: "We must see you or your badge in person, it takes ten minutes. Please come when you can.",
            fix: "Your new phone signs prescriptions.", cause: "Token enrolled in person.", note: ""),
        .init(
            kind: .request, priority: .p3, team: .desk, title: "Two new starters on Monday", service: "svc.ad",
            devices: [],
            details: "Registration desk, day shift. Names are with HR.",
            reply: "Everything will be ready on Monday. Access to the chart opens when the training is passed.",
            fix: "Both can sign in and their badges are paired.", cause: "", note: ""),
        .init(
            kind: .request, priority: .p4, team: .field, title: "Please move a label printer to the other side",
            service: "svc.label", devices: [.labelPrinter],
            details: "The counter was rebuilt.",
            reply:
                "We will move and test it before you come in tomorrow. Please do not move it yourselves, its place is part of the mapping.",
            fix: "Moved, mapped and tested.", cause: "", note: ""),
        .init(
            kind: .request, priority: .p4, team: .clinical, title: "How do I reprint the discharge summary?",
            service: "svc.ehr", devices: [],
            details: "It printed on the wrong unit.",
            reply: "Here is the two-minute card for that. If it does not help, a super-user on your unit can show you.",
            fix: "You found it. The default printer of the workstation is set right as well.",
            cause: "Workstation mapped to 3 East.",
            note: ""),
    ]
}
