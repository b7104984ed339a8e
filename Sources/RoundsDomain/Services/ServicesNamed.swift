extension Service {
    /// False for a foundation, which only IT knows by name: others hear of it when it is in trouble.
    public var isKnownByName: Bool { fields.tier != .foundation }

    /// Those that a line means by its words: the ones whose name or code has the most of its telling words; none where no
    /// word fits. "The EHR is slow" means `svc.ehr`.
    public static func meant(by line: String, of services: [Service]) -> [Service] {
        let words = stems(of: line)
        let shared = services.map { ($0, stems(of: "\($0.name) \($0.code)").intersection(words).count) }
        guard let most = shared.map(\.1).max(), most > 0 else { return [] }
        return shared.filter { $0.1 == most }.map(\.0)
    }

    private static func stems(of line: String) -> Set<String> {
        Set(TellingWords.of(line, most: .max).map(TellingWords.stem))
    }
}
