import RoundsDomain
import RoundsProtocols

extension Device.Fields: FormFields {
    init(_ form: FormBody, prefix: String) throws(Complaints) {
        guard let kind = Device.Kind(rawValue: form.line(prefix + "kind")) else {
            throw Complaints([Complaint("kind", "Choose a kind from the list.")])
        }
        guard let criticality = Device.Criticality(form.line(prefix + "criticality")) else {
            throw Complaints([Complaint("criticality", "Choose what its failure does to care.")])
        }
        self.init(
            tag: form.line(prefix + "tag"), kind: kind, name: form.line(prefix + "name"),
            location: form.key(prefix + "location"), criticality: criticality, serial: form.line(prefix + "serial"),
            service: form.key(prefix + "service"), isActive: form.text(prefix + "active") == "yes")
    }

    var entries: [String: String] {
        [
            "tag": tag, "kind": kind.rawValue, "name": name, "location": location?.description ?? "",
            "criticality": criticality.word, "serial": serial, "service": service?.description ?? "",
            "active": isActive ? "yes" : "",
        ]
    }
}
