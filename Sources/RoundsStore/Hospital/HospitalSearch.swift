import RoundsDomain
import RoundsSQL

/// What of the hospital stands in the full-text index.
public enum HospitalKind: String, Sendable, CaseIterable {
    case location, service, device
}

extension SearchDocument {
    /// Who may find it besides staff: everybody who is signed in.
    public static let everyone = "everyone"

    init(_ location: Location) {
        self.init(
            kind: HospitalKind.location.rawValue, number: location.id.number, audience: "staff \(Self.everyone)",
            title: "\(location.code) \(location.name)", body: location.kind.title)
    }

    init(_ service: Service) {
        self.init(
            kind: HospitalKind.service.rawValue, number: service.id.number, audience: "staff \(Self.everyone)",
            title: "\(service.name) \(service.code)", body: "\(service.meaning)\n\(service.fallback)")
    }

    init(_ device: Device) {
        self.init(
            kind: HospitalKind.device.rawValue, number: device.id.number, audience: "staff \(Self.everyone)",
            title: "\(device.tag) \(device.name)", body: "\(device.kind.title) \(device.serial)")
    }
}

/// Something of the hospital that was found by words.
public enum FoundInHospital: Sendable, Equatable {
    case location(Location)
    case service(Service)
    case device(Device)
}

extension Transaction {
    /// Services, devices and places by words, the best first; the last word may still be being typed.
    /// - Parameter limit: 1 to 100.
    public func searchHospital(_ query: SearchQuery, limit: Int) throws -> [FoundInHospital] {
        guard !query.terms.isEmpty, query.filters.isEmpty else { return [] }
        let matches = try search(
            SearchRequest(
                terms: query.terms.map { .init(words: $0.words, open: $0.open) },
                excluded: query.excluded.map { .init(words: $0.words, open: $0.open) },
                kinds: HospitalKind.allCases.map(\.rawValue), audience: nil, limit: limit))
        func keys<Subject>(_ kind: HospitalKind) -> Set<Key<Subject>> {
            Set(matches.filter { $0.kind == kind.rawValue }.map { Key($0.number) })
        }
        let (places, services) = (try locations(keys(.location)), try services(keys(.service)))
        let devices = try devices(keys(.device) as Set<Device.ID>)
        return matches.compactMap { match in
            switch HospitalKind(rawValue: match.kind) {
            case .location: places[.init(match.number)].map(FoundInHospital.location)
            case .service: services[.init(match.number)].map(FoundInHospital.service)
            case .device: devices[.init(match.number)].map(FoundInHospital.device)
            case nil: nil
            }
        }
    }

    /// The numbers of what fits words that are still being typed, the best first.
    func numbers(of kind: HospitalKind, matching typed: String, limit: Int) throws -> [Int64] {
        let query = SearchQuery(typed)
        guard !query.terms.isEmpty else { return [] }
        let terms = query.terms.map { SearchRequest.Term(words: $0.words, open: true) }
        return try search(
            SearchRequest(terms: terms, kinds: [kind.rawValue], audience: SearchDocument.everyone, limit: limit)
        ).map(\.number)
    }
}
