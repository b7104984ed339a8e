import RoundsDomain

extension ServicesState {
    /// How it stands, open incidents that name it, and work on it or on what it stands on that is announced for now or for the
    /// next day. Nil for a service that is not there or was ended.
    public func knownTrouble(of id: Service.ID, at now: Moment) -> KnownTrouble? {
        guard let standing = standings[id], let signs = signs[id] else { return nil }
        let announced = ([id] + graph.allNeeds(of: id)).flatMap { planned[$0] ?? [] }.filter { window in
            window.scope.service != nil && window.from < now + .days(1)
        }
        return KnownTrouble(standing, signs, announced.sorted { ($0.until, $0.id) < ($1.until, $1.id) })
    }

    public func service(_ id: Service.ID) -> Service? { services.first { $0.id == id } }
}
