/// The keys of one object, to find one that stands twice. Keys are the same when their bytes are, after unescaping.
struct JSONKeys {
    private var few: [String] = []
    private var many: Set<Exact> = []

    /// False when the key is there already.
    mutating func insert(_ key: String) -> Bool {
        if many.isEmpty {
            guard !few.contains(where: key.isExactly) else { return false }
            few.append(key)
            if few.count > 16 { many = Set(few.map(Exact.init)) }
            return true
        }
        return many.insert(Exact(text: key)).inserted
    }

    private struct Exact: Hashable {
        let text: String

        static func == (left: Exact, right: Exact) -> Bool {
            left.text.isExactly(right.text)
        }

        func hash(into hasher: inout Hasher) {
            var text = text
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
    }
}
