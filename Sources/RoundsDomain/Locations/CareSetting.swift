/// What kind of care happens in a place, from none to the most urgent. A unit has one; rooms have their unit's.
///
/// The order is how soon a failure of information technology reaches a patient there: in an emergency department within
/// minutes, in an office not at all.
public enum CareSetting: String, Sendable, CaseIterable, Comparable {
    case administrative
    /// Closets and data centres: nobody is treated there, and everything hangs on them.
    case technical
    case outpatient, inpatient
    /// Laboratory, blood bank, pharmacy, imaging: what every other unit waits for.
    case diagnostic
    /// Catheterisation, dialysis, infusion, sterile supply of running procedures.
    case procedural
    case birth, operating
    case intensiveCare = "intensive_care"
    case emergency

    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    /// 0 for no care, growing with urgency.
    public var rank: Int {
        switch self {
        case .administrative: 0
        case .technical: 1
        case .outpatient: 2
        case .inpatient: 3
        case .diagnostic: 4
        case .procedural: 5
        case .birth: 6
        case .operating: 7
        case .intensiveCare: 8
        case .emergency: 9
        }
    }

    /// Patients are there.
    public var hasPatients: Bool { self >= .outpatient && self != .diagnostic }

    public var title: String {
        switch self {
        case .administrative: "Administration"
        case .technical: "Technical room"
        case .outpatient: "Outpatient clinic"
        case .inpatient: "Inpatient ward"
        case .diagnostic: "Laboratory, pharmacy, imaging"
        case .procedural: "Procedures"
        case .birth: "Labour and birth"
        case .operating: "Operating suite"
        case .intensiveCare: "Intensive care"
        case .emergency: "Emergency"
        }
    }
}
