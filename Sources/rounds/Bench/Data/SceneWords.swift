/// The words that generated tickets are made of, the frequent ones first.
enum SceneWords {
    static let things = [
        "Printer", "Label printer", "Workstation on wheels", "Login to the EHR", "Barcode scanner", "Phone",
        "Nurse call panel",
        "Infusion pump gateway", "Badge reader", "Monitor", "Wi-Fi", "Medication cabinet", "Telemetry display",
        "Fax line",
        "Voice dictation", "PACS viewer", "Video interpreter", "Wristband printer", "Lab interface", "Remote desktop",
        "Glucose meter dock", "Bed board", "Password reset", "Shared mailbox", "Pager", "Scanner in registration",
        "Ultrasound worklist", "Ventilator feed", "Blood bank terminal", "Kiosk", "Tablet", "Dialysis export", "Camera",
        "Translation cart", "Pneumatic tube controller", "Projector", "Timekeeping clock", "Anesthesia record",
        "Thin client",
        "Speech microphone", "Signature pad", "Endoscopy capture", "Pharmacy queue", "Operating room schedule",
    ]
    static let tags = ["PC", "PRN", "WOW", "SCN", "TEL", "MON", "GTW", "KIO", "CAB", "SRV", "TAB", "SWI"]
    static let units = [
        "ED", "4 West", "ICU", "3 North", "Pharmacy", "Laboratory", "Radiology", "5 East", "Labor and delivery", "NICU",
        "Registration", "2 South", "Oncology clinic", "Dialysis", "Operating rooms", "PACU", "Cardiology",
        "Outpatient clinic",
        "Blood bank", "Rehabilitation", "Endoscopy", "Billing", "Kitchen", "Sterile processing", "Morgue",
    ]
    static let rooms = [
        "nurses' station", "triage", "room 12", "med room", "front desk", "room 7", "reading room", "room 21",
        "back office",
        "supply room", "room 3", "conference room", "hallway", "bay 4", "room 30", "bay 9", "break room", "room 18",
    ]
    static let troubles = [
        "does not start", "is slow", "prints blank labels", "shows an error", "is offline", "loses the connection",
        "rejects the password", "freezes", "stays dark", "asks for a license", "shows the wrong patient list",
        "prints garbage", "beeps without end", "has no sound", "reads nothing", "is stuck on updating",
        "doubles every entry",
        "needs a new cable", "lost its settings", "shows yesterday's results", "drops calls", "has to be moved",
    ]
    static let times = [
        "this morning", "last night", "the shift began", "yesterday", "the update", "Monday", "the power test",
        "the weekend",
        "somebody moved it", "noon", "the downtime", "the inventory",
    ]
    static let effects = [
        "We use the one next door.", "Patients are waiting.", "We write on paper until it works.",
        "Nobody can chart here.",
        "Medication is late because of it.", "It only hinders us a little.", "The doctor had to go to another unit.",
        "Specimens go down without labels.", "Admission takes twice as long.", "Discharge papers pile up.",
    ]
    static let tried = [
        "I restarted it twice.", "I pulled the plug and waited.", "Nothing was changed here.",
        "The light blinks orange.",
        "A colleague says it happened before.", "The message says to call IT.", "We swapped the cable.",
        "It smells warm.",
        "It worked for a minute and then stopped.", "The ribbon is new.",
    ]
    static let findings = [
        "Checked the event log.", "Looked at the switch port.", "Compared it with the one next door.",
        "Called the unit.",
        "Read the spooler's queue.", "Found the driver is old.", "Saw the certificate has run out.",
        "Traced the interface.",
        "Watched the memory.", "Found two devices with one address.",
    ]
    static let states = [
        "the port is up at 100 Mbit", "the service runs", "the disk is nearly full", "the spooler hangs",
        "the profile is damaged", "firmware is two versions behind", "the clock is off", "the queue holds 40 jobs",
        "the session is locked elsewhere", "the account is fine",
    ]
    static let steps = [
        "Next: restart the service.", "Next: a spare from the shelf.", "Next: ask the vendor.",
        "Next: move it to another port.",
        "Next: a new profile.", "Next: update the driver tonight.", "Next: walk over after rounds.", "Next: roll back.",
    ]
    static let promises = [
        "We are looking at it now.", "Somebody comes by within the hour.", "We found the cause and are mending it.",
        "A spare is on its way to you.", "The vendor has been called.", "We restarted what stands behind it.",
        "It will be updated tonight.",
    ]
    static let meanwhile = [
        "Please use the one at the nurses' station meanwhile.", "Please leave it switched on.",
        "Please do not restart it.",
        "Please write on the downtime form meanwhile.", "Please try once more and tell us.",
        "Thank you for your patience.",
    ]
    static let answers = [
        "Thank you.", "We tried it again.", "It worked for a while.", "The night shift says the same.",
        "No change here.",
        "Somebody was here, thank you.", "The charge nurse asks when it is done.",
    ]
    static let occasions = [
        "we print", "two of us are signed in", "the screen locks", "it is moved", "we scan a wristband",
        "we open results",
        "the shift changes", "the lid is closed", "we chart", "it wakes up",
    ]
    static let fixes = [
        "We restarted the service behind it.", "We exchanged the cable.", "We installed the new driver.",
        "We exchanged the device.", "We cleared the queue.", "We made a new profile for you.",
        "We unlocked the account.",
        "We moved it to another port.", "We renewed the certificate.", "We calibrated it.",
    ]
    static let causes = [
        "Spooler hung after the update", "Loose cable", "Old driver", "Worn print head", "Profile damaged",
        "Locked account",
        "Switch port at half duplex", "Certificate ran out", "Power supply weak", "Two devices with one address", "",
    ]
    static let firstNames = [
        "Maria", "James", "Priya", "Lee", "Sam", "Ruth", "Omar", "Grace", "Luis", "Hannah", "Noor", "Peter", "Ana",
        "Kofi",
        "Julia", "Tom", "Yuki", "Ivan", "Rosa", "Ben", "Leila", "Mark", "Sofia", "Dev", "Emma", "Carlos", "Ingrid",
        "Paul",
        "Amara", "Joel",
    ]
    static let lastNames = [
        "Lopez", "Smith", "Raman", "Chen", "Whitaker", "Adler", "Haddad", "Kim", "Garcia", "Novak", "Rahman", "Olsen",
        "Silva",
        "Mensah", "Becker", "Brown", "Tanaka", "Petrov", "Diaz", "Cohen", "Karimi", "Miller", "Rossi", "Patel", "Clark",
        "Ortiz", "Berg", "Martin", "Okafor", "Reyes", "Walsh", "Dubois", "Nguyen", "Wolf", "Stone", "Brooks",
    ]
}
