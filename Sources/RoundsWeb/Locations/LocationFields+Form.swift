import RoundsDomain
import RoundsProtocols

extension Location.Fields: FormFields {
    init(_ form: FormBody, prefix: String) throws(Complaints) {
        guard let kind = Location.Kind(rawValue: form.line(prefix + "kind")) else {
            throw Complaints([Complaint("kind", "Choose a kind from the list.")])
        }
        self.init(
            code: form.line(prefix + "code"), name: form.line(prefix + "name"), kind: kind,
            parent: form.key(prefix + "parent"),
            careSetting: CareSetting(rawValue: form.line(prefix + "care_setting")),
            isActive: form.text(prefix + "active") == "yes")
    }

    var entries: [String: String] {
        [
            "code": code, "name": name, "kind": kind.rawValue, "parent": parent?.description ?? "",
            "care_setting": careSetting?.rawValue ?? "", "active": isActive ? "yes" : "",
        ]
    }
}
