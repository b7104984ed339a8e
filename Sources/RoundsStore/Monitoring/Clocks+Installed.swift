import RoundsDomain

extension Clocks {
    /// Cron lines on the clocks of the time zone database that the system keeps.
    public static let installed = Clocks { line, zone, after in
        guard let cron = try? Cron(parsing: line), let zone = ZoneBook.installed[zone] else { return nil }
        return cron.next(after: after, in: zone)
    }
}
