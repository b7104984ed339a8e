import RoundsDomain

extension Key where Subject == Location {
    var path: String { "/locations/\(number)" }
}

extension Key where Subject == Service {
    var path: String { "/services/\(number)" }
}

extension Key where Subject == Device {
    var path: String { "/devices/\(number)" }
}
