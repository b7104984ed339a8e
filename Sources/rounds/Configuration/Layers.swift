/// Where a value comes from.
enum Source: Sendable, Equatable {
    case standard
    case file(path: String, line: Int)
    case variable(String)
    case flag(String)

    var words: String {
        switch self {
        case .standard: "default"
        case .file(let path, let line): "\(path), line \(line)"
        case .variable(let name): "environment \(name)"
        case .flag(let name): "flag --\(name)"
        }
    }
}

/// What somebody configured, as text, each value with its source. A later layer wins: file, environment, flags.
struct Layers: Sendable, Equatable {
    struct Entry: Sendable, Equatable {
        let text: String
        let source: Source
    }

    private var entries: [Setting: Entry] = [:]
    /// `ROUNDS_…` variables that mean nothing, each with the word that was probably meant.
    private(set) var unknownVariables: [String] = []
    /// Variables that configure something other than the desk.
    private static let otherVariables: Set = ["ROUNDS_CONFIG", "ROUNDS_PROGRAM"]

    subscript(setting: Setting) -> Entry {
        entries[setting] ?? Entry(text: setting.standard, source: .standard)
    }

    init(
        file: [ConfigurationFile.Line] = [], path: String = "", environment: [String: String] = [:],
        flags: [Setting: String] = [:]
    ) {
        for line in file {
            entries[line.setting] = Entry(text: line.value, source: .file(path: path, line: line.number))
        }
        for (name, value) in environment where name.hasPrefix("ROUNDS_") && !Self.otherVariables.contains(name) {
            if let setting = Setting.allCases.first(where: { $0.variable == name }) {
                entries[setting] = Entry(text: value, source: .variable(name))
            } else {
                unknownVariables.append(name)
            }
        }
        unknownVariables.sort()
        for (setting, value) in flags { entries[setting] = Entry(text: value, source: .flag(setting.rawValue)) }
    }

    /// What is wrong with a value, with the place where it stands.
    func complaint(_ setting: Setting, _ what: String) -> ConfigurationError {
        ConfigurationError("\(setting.rawValue): \(what) (\(self[setting].source.words))")
    }
}

/// The configuration cannot be used; nothing was started.
struct ConfigurationError: Error, Equatable {
    let sentence: String

    init(_ sentence: String) {
        self.sentence = sentence
    }
}
