extension CareCircumstances {
    /// The same, with what the desk knows of the place, the service and the device that a ticket names.
    public func knowing(
        at setting: CareSetting?, of tier: Service.Tier?, with criticality: Device.Criticality?
    ) -> CareCircumstances {
        var known = self
        known.setting = setting.map(Setting.init)
        known.tier = tier.flatMap { Tier(rawValue: $0.rawValue) }
        known.device = criticality.map(Criticality.init)
        return known
    }
}

extension CareCircumstances.Setting {
    /// What waits for a laboratory or a cath lab is a ward; where minutes count is critical.
    init(_ setting: CareSetting) {
        self =
            switch setting {
            case .administrative, .technical: .office
            case .outpatient: .outpatient
            case .inpatient, .diagnostic, .procedural: .inpatient
            case .birth, .operating, .intensiveCare, .emergency: .critical
            }
    }
}

extension CareCircumstances.Criticality {
    init(_ criticality: Device.Criticality) {
        self =
            switch criticality {
            case .critical: .lifeSupporting
            case .important: .important
            case .standard: .ordinary
            }
    }
}
