import RoundsDomain
import RoundsProtocols

/// A form about a person that comes back because a colleague saved meanwhile.
struct PersonEdit: Sendable {
    static let names = ["name", "sign_in_name", "email", "phone", "role"]

    let form: FormBody
    /// As the colleague left it.
    let current: Person

    /// What the person changed stays as they typed it, the rest is as it stands now; beside each field that both changed
    /// stands what the colleague made it. Saving again is then a choice, not an accident.
    var entries: Entries {
        var entries = Entries(current.entries)
        var complaints = [Complaint("", "\(current.name) was changed by a colleague meanwhile. Look, and save again.")]
        for name in Self.names {
            let (was, mine, theirs) = (form.text("was_" + name) ?? "", form.text(name) ?? "", entries[name])
            guard mine != was else { continue }
            entries.values[name] = mine
            if theirs != was, theirs != mine {
                complaints.append(Complaint(name, "A colleague made this “\(shown(theirs, name))” meanwhile."))
            }
        }
        entries.complaints = complaints
        return entries
    }

    private func shown(_ value: String, _ name: String) -> String {
        name == "role" ? Role(rawValue: value)?.title ?? value : value
    }
}

extension Person {
    /// As the form shows them.
    var entries: [String: String] {
        ["name": name, "sign_in_name": signInName, "email": email, "phone": phone, "role": role.rawValue]
    }
}
