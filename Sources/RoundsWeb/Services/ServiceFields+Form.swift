import RoundsDomain
import RoundsProtocols

extension Service.Fields: FormFields {
    init(_ form: FormBody, prefix: String) throws(Complaints) {
        guard let tier = form.integer(prefix + "tier").flatMap(Service.Tier.init(rawValue:)) else {
            throw Complaints([Complaint("tier", "Choose a tier from 0 to 4.")])
        }
        let needs = form.all(prefix + "depends_on").flatMap { $0.split(separator: " ") }.compactMap { Int64($0) }
        self.init(
            code: form.line(prefix + "code"), name: form.line(prefix + "name"), tier: tier,
            owner: form.key(prefix + "owner"), team: form.key(prefix + "team"),
            dependsOn: Set(needs.prefix(1_000).map { Service.ID($0) }), fallback: form.text(prefix + "fallback") ?? "",
            meaning: form.text(prefix + "meaning") ?? "", rtoMinutes: try Self.minutes("rto", form, prefix),
            rpoMinutes: try Self.minutes("rpo", form, prefix), isActive: form.text(prefix + "active") == "yes")
    }

    private static func minutes(_ name: String, _ form: FormBody, _ prefix: String) throws(Complaints) -> Int64? {
        do {
            return try RecoveryTime.minutes(form.text(prefix + name) ?? "")
        } catch {
            throw Complaints([Complaint(name, error.sentence)])
        }
    }

    var entries: [String: String] {
        [
            "code": code, "name": name, "tier": String(tier.rawValue), "owner": owner?.description ?? "",
            "team": team?.description ?? "",
            "depends_on": dependsOn.sorted().map(\.description).joined(separator: " "), "fallback": fallback,
            "meaning": meaning, "rto": rtoMinutes.map(RecoveryTime.words) ?? "",
            "rpo": rpoMinutes.map(RecoveryTime.words) ?? "", "active": isActive ? "yes" : "",
        ]
    }
}
