import RoundsDomain

/// What a form shows: what was typed, and what is wrong with it. A form that comes back comes back filled in.
struct Entries: Sendable {
    var values: [String: String] = [:]
    var complaints: [Complaint] = []

    init(_ values: [String: String] = [:], complaints: [Complaint] = []) {
        self.values = values
        self.complaints = complaints
    }

    subscript(name: String) -> String { values[name] ?? "" }

    /// What was typed while a colleague saved: it stays, with what stands now beside each field that differs.
    /// - Parameter numbered: fields that hold the number of something, which says nothing to a reader.
    func beside(_ standing: Entries, _ what: String, numbered: Set<String>) -> Entries {
        var both = self
        both.values["version"] = standing["version"]
        both.complaints = [
            Complaint("", "A colleague changed \(what) meanwhile. What you typed is kept; saving puts it in its place.")
        ]
        for (name, value) in standing.values.sorted(by: { $0.key < $1.key })
        where name != "version" && values[name].map({ $0 != value }) == true {
            let now =
                value.isEmpty
                ? "It is empty now." : numbered.contains(name) ? "It is another one now." : "It is “\(value)” now."
            both.complaints.append(Complaint(name, now))
        }
        return both
    }

    func complaint(about name: String) -> String? {
        complaints.first { $0.field == name }?.sentence
    }
}
