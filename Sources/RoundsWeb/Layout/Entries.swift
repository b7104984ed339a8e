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

    func complaint(about name: String) -> String? {
        complaints.first { $0.field == name }?.sentence
    }
}
