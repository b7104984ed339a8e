import RoundsDomain
import RoundsSQL

extension Transaction {
    private static var siteZoneSetting: String { "desk.zone" }

    /// The site's clocks, as the desk was started with them last: what writes a time into a ticket knows no configuration, and
    /// the calendars of the service levels keep the zone they were made in.
    public func keepSiteZone(_ zone: Zone) throws {
        guard try setting(Self.siteZoneSetting) != zone.name else { return }
        try set(Self.siteZoneSetting, to: zone.name)
    }

    /// Nil on a desk that was not started yet.
    func siteZone() throws -> Zone? { try setting(Self.siteZoneSetting).flatMap { ZoneBook.installed[$0] } }
}
