import RoundsDomain
import RoundsSQL

extension Transaction {
    /// What is said of a ticket, with what the desk knows of the hospital at this moment.
    func knowing(
        _ said: CareCircumstances, at location: Location.ID?, of service: Service.ID?, with device: Device.ID?
    ) throws -> CareCircumstances {
        said.knowing(
            at: try location.flatMap { try careSetting(of: $0) },
            of: try service.flatMap { try self.service($0)?.fields.tier },
            with: try device.flatMap { try self.device($0)?.fields.criticality })
    }
}
