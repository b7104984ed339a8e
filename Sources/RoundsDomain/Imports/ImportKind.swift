/// What a file of rows can bring into the desk.
public enum ImportKind: String, Sendable, CaseIterable {
    case locations, services, devices, people

    /// One column of the file.
    public struct Column: Sendable, Equatable {
        public let name: String
        /// True when a row cannot do without it.
        public let isRequired: Bool
        /// What stands in it, for the template and for people.
        public let words: String
        public let example: String

        init(_ name: String, _ words: String, _ example: String, isRequired: Bool = false) {
            self.name = name
            self.words = words
            self.example = example
            self.isRequired = isRequired
        }
    }

    public var title: String {
        switch self {
        case .locations: "Places"
        case .services: "Services"
        case .devices: "Devices"
        case .people: "People"
        }
    }

    /// By this column a row finds what is there already.
    public var key: String { columns[0].name }

    public var columns: [Column] {
        switch self {
        case .locations:
            [
                Column("code", "A short name that no other place has", "4W", isRequired: true),
                Column("name", "What people call it", "4 West oncology", isRequired: true),
                Column("kind", words(Location.Kind.self), "unit", isRequired: true),
                Column("parent", "The code of the place around it", "MAIN-4"),
                Column("care_setting", words(CareSetting.self), "inpatient"),
                Column("active", "yes or no", "yes"),
            ]
        case .services:
            [
                Column("code", "A short name that no other service has", "svc.ehr", isRequired: true),
                Column("name", "What people call it", "Electronic health record", isRequired: true),
                Column("tier", "0 to 4: 0 is the foundation", "1", isRequired: true),
                Column("meaning", "What it is, in plain words", "The chart of every patient."),
                Column("owner", "The sign-in name of who answers for it", "sam"),
                Column("team", "The name of the team that answers for it", "Clinical applications"),
                Column("depends_on", "Codes of the services it needs, apart by spaces", "svc.net svc.ad"),
                Column("fallback", "What people use meanwhile when it fails", "Downtime viewer"),
                Column("rto", "How soon it must work again", "2 h"),
                Column("rpo", "How much of what was entered may be lost", "15 min"),
                Column("active", "yes or no", "yes"),
            ]
        case .devices:
            [
                Column("tag", "What stands on its sticker", "WOW-4W-01", isRequired: true),
                Column("kind", words(Device.Kind.self), "cart", isRequired: true),
                Column("name", "Make and model", "Ergotron StyleView", isRequired: true),
                Column("location", "The code of the place where it stands", "4W"),
                Column("criticality", "critical, important or standard", "important"),
                Column("serial", "The maker's serial number", "SV-20117"),
                Column("service", "The code of the service it serves", "svc.wow"),
                Column("active", "yes or no", "yes"),
            ]
        case .people:
            [
                Column("sign_in_name", "What they type to sign in", "maria", isRequired: true),
                Column("name", "As others say it", "Maria Lopez", isRequired: true),
                Column("email", "May be empty", "maria@cedarhollow.example"),
                Column("phone", "How they are called; may be empty", "555-0143 x7"),
                Column("role", words(Role.self), "requester", isRequired: true),
                Column("active", "yes, or no for somebody who left", "yes"),
            ]
        }
    }

    private func words<Word: RawRepresentable<String> & CaseIterable>(_ type: Word.Type) -> String {
        "One of: " + type.allCases.map(\.rawValue).joined(separator: ", ")
    }
}

/// One row of a file, by column. A column that the file does not have says nothing: what stands there stays. An empty cell
/// says that there is nothing.
public struct ImportRow: Sendable, Equatable {
    /// Where it stands in the file, from 1.
    public let line: Int
    public let cells: [String: String]

    public init(line: Int, cells: [String: String]) {
        self.line = line
        self.cells = cells
    }

    /// Rows of a table, when its headings are columns of the kind. Capitals make no difference, and a space is an underscore.
    /// - Throws: ``Complaints`` about headings that are unknown, or missing.
    public static func rows(
        of kind: ImportKind, headings: [String], cells: [(line: Int, cells: [String])]
    ) throws(Complaints) -> [ImportRow] {
        let names = headings.map { String($0.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 }) }
        let columns = kind.columns
        var complaints: [Complaint] = []
        for (name, heading) in zip(names, headings) where !columns.contains(where: { $0.name == name }) {
            let known = columns.map(\.name).joined(separator: ", ")
            complaints.append(Complaint("", "“\(heading.prefix(60))” is not a column here. The columns are: \(known)."))
        }
        for name in Set(names) where names.count(where: { $0 == name }) > 1 {
            complaints.append(Complaint("", "The column \(name) stands twice."))
        }
        // Something new needs them all; a file that only changes needs its key.
        if !names.contains(kind.key) {
            complaints.append(Complaint("", "The column \(kind.key) is missing: it says which one each row is about."))
        }
        guard complaints.isEmpty else { throw Complaints(complaints) }
        return cells.map { row in
            ImportRow(
                line: row.line,
                cells: Dictionary(
                    zip(names, row.cells.map(\.trimmed)), uniquingKeysWith: { first, _ in first }))
        }
    }
}
