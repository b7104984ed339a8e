/// A priority with why it is so, in words for the ticket.
public struct JudgedPriority: Sendable, Equatable {
    public let priority: Priority
    /// The rules that led to it, the gravest first; never empty.
    public let reasons: [Priority.Reason]

    /// "A patient is waiting or at risk now; one unit cannot work and has no way around it."
    public var sentence: String {
        let words = reasons.map(\.words).joined(separator: "; ")
        return words.prefix(1).uppercased() + words.dropFirst() + "."
    }
}

extension Priority {
    /// Priority comes from care. Each rule is a list of thresholds that all must be reached, and the gravest rule that
    /// holds decides; so raising an input can only make more rules hold, and never lowers the priority.
    ///
    /// Source: the hospital's priority rules (patient safety and a stopped clinical unit P1; several units slowed or a
    /// clinician with a patient waiting P2; one person stopped P3; inconvenience or a wish with a date P4).
    public static func judge(_ circumstances: CareCircumstances) -> JudgedPriority {
        let held = Reason.allCases.filter { $0.holds(circumstances) }
        let priority = held.map(\.priority).min() ?? .p4
        return JudgedPriority(priority: priority, reasons: held.filter { $0.priority == priority })
    }

    /// A rule by which a ticket has its priority.
    public enum Reason: String, Sendable, CaseIterable {
        case criticalCareStopped = "critical_care_stopped"
        case unitCareStopped = "unit_care_stopped"
        case lifeCriticalServiceGone = "life_critical_service_gone"
        case lifeDeviceGone = "life_device_gone"
        case clinicalUnitStopped = "clinical_unit_stopped"
        case hospitalStopped = "hospital_stopped"
        case careAffected = "care_affected"
        case unitsSlowed = "units_slowed"
        case unitStopped = "unit_stopped"
        case criticalUnitSlowed = "critical_unit_slowed"
        case importantServiceGone = "important_service_gone"
        case lifeDeviceImpaired = "life_device_impaired"
        case importantDeviceGone = "important_device_gone"
        case workHindered = "work_hindered"
        case manyTouched = "many_touched"
        case canWait = "can_wait"
    }
}

extension Priority.Reason {
    public var priority: Priority {
        switch self {
        case .criticalCareStopped, .unitCareStopped, .lifeCriticalServiceGone, .lifeDeviceGone, .clinicalUnitStopped,
            .hospitalStopped:
            .p1
        case .careAffected, .unitsSlowed, .unitStopped, .criticalUnitSlowed, .importantServiceGone,
            .lifeDeviceImpaired, .importantDeviceGone:
            .p2
        case .workHindered, .manyTouched: .p3
        case .canWait: .p4
        }
    }

    public var words: String {
        switch self {
        case .criticalCareStopped: "care in a critical unit is affected and there is no way around it"
        case .unitCareStopped: "care on a whole unit is affected and there is no way around it"
        case .lifeCriticalServiceGone: "care depends on a life-critical service that several people are without"
        case .lifeDeviceGone: "a device that a life may depend on fails a patient, and nothing replaces it"
        case .clinicalUnitStopped: "a clinical unit cannot work and has no way around it"
        case .hospitalStopped: "several units are without a life-critical service and have no way around it"
        case .careAffected: "a patient is waiting or at risk now"
        case .unitsSlowed: "several units are slowed"
        case .unitStopped: "a whole unit is stopped"
        case .criticalUnitSlowed: "a critical unit is slowed"
        case .importantServiceGone: "several people are without a life-critical service"
        case .lifeDeviceImpaired: "a device that a life may depend on does not work as it should"
        case .importantDeviceGone: "a unit with patients is without an important device"
        case .workHindered: "somebody's work is hindered"
        case .manyTouched: "a whole unit notices it, and can go on"
        case .canWait: "the work goes on, and nobody's care depends on it"
        }
    }

    func holds(_ now: CareCircumstances) -> Bool {
        let stopped = now.workaround == .nothing
        let hindered = now.workaround >= .partial
        let critical = now.setting.reaches(.critical)
        let lifeCritical = now.tier.reaches(.lifeCritical)
        return switch self {
        case .criticalCareStopped: now.careAffected && stopped && critical
        case .unitCareStopped: now.careAffected && stopped && now.affected >= .unit
        case .lifeCriticalServiceGone: now.careAffected && stopped && lifeCritical && now.affected >= .several
        case .lifeDeviceGone: now.careAffected && stopped && now.device.reaches(.lifeSupporting)
        case .clinicalUnitStopped:
            stopped && now.affected >= .unit && now.setting.reaches(.inpatient) && now.tier.reaches(.clinicalSupport)
        case .hospitalStopped: stopped && now.affected >= .manyUnits && lifeCritical
        case .careAffected: now.careAffected
        case .unitsSlowed: hindered && now.affected >= .manyUnits
        case .unitStopped: stopped && now.affected >= .unit
        case .criticalUnitSlowed: hindered && critical && now.affected >= .unit
        case .importantServiceGone: stopped && lifeCritical && now.affected >= .several
        case .lifeDeviceImpaired: hindered && now.device.reaches(.lifeSupporting)
        case .importantDeviceGone: stopped && now.device.reaches(.important) && now.setting.reaches(.inpatient)
        case .workHindered: hindered
        case .manyTouched: now.affected >= .unit
        case .canWait: true
        }
    }
}

extension Optional where Wrapped: Comparable {
    /// What is not known reaches nothing.
    fileprivate func reaches(_ threshold: Wrapped) -> Bool {
        map { $0 >= threshold } ?? false
    }
}
