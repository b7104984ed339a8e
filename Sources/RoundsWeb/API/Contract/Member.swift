import RoundsDomain
import RoundsProtocols

/// One member of a JSON body. The same value reads it and describes it.
struct Member<Value: Sendable>: DocumentedMember {
    let name: String
    let schema: Schema
    let isRequired: Bool
    let read: @Sendable (JSON.Field) -> Value
}

/// What the document needs to know of a member, whatever it holds.
protocol DocumentedMember: Sendable {
    var name: String { get }
    var schema: Schema { get }
    var isRequired: Bool { get }
}

extension Member where Value == String {
    static func text(_ name: String, _ length: ClosedRange<Int>, _ words: String, example: JSON) -> Member {
        Member(name: name, schema: .words(length).saying(words).example(example), isRequired: true) { $0.text(length) }
    }

    /// Absent and null are the empty text.
    ///
    /// - Parameter pattern: what the document says of its letters; whoever takes the text checks it.
    static func optionalText(
        _ name: String, _ most: Int, _ words: String, pattern: String? = nil, example: JSON
    ) -> Member {
        let schema = pattern.map { Schema.text(0...most, pattern: $0) } ?? Schema.words(0...most)
        return Member(name: name, schema: schema.orNull.saying(words).example(example), isRequired: false) {
            $0.optionalText(0...most) ?? ""
        }
    }
}

extension Member where Value == Bool {
    /// Absent and null are `standing`.
    static func optionalFlag(_ name: String, standing: Bool, _ words: String) -> Member {
        Member(
            name: name, schema: Schema.flag.orNull.standing(.bool(standing)).saying(words).example(true),
            isRequired: false
        ) { $0.optionalBool() ?? standing }
    }
}

extension Member {
    static func word<Word: RawRepresentable<String> & CaseIterable & Sendable>(
        _ type: Word.Type, _ name: String, _ words: String
    ) -> Member where Value == Word? {
        let schema = Schema.word(type).saying(words).example(JSON(type.allCases.first?.rawValue))
        return Member(name: name, schema: schema, isRequired: true) { $0.choice(type) }
    }

    static func optionalWord<Word: RawRepresentable<String> & CaseIterable & Sendable>(
        _ type: Word.Type, _ name: String, _ words: String
    ) -> Member where Value == Word? {
        let schema = Schema.word(type).orNull.saying(words).example(JSON(type.allCases.first?.rawValue))
        return Member(name: name, schema: schema, isRequired: false) { $0.optionalChoice(type) }
    }

    static func optionalKey<Subject>(
        _ name: String, _ words: String, example: Int64
    ) -> Member where Value == Key<Subject>? {
        let schema = Schema.number.orNull.saying(words).example(.integer(example))
        return Member(name: name, schema: schema, isRequired: false) { field in
            field.optionalInteger(1...9_007_199_254_740_991).map(Key.init)
        }
    }
}

/// What a PATCH says of one member: nothing, a new value, or, with `null`, that it is taken away (RFC 7396).
enum Edit<Value: Sendable>: Sendable {
    case keep
    case set(Value)
    case clear

    func applied(to value: inout Value?) {
        switch self {
        case .keep: break
        case .set(let new): value = new
        case .clear: value = nil
        }
    }

    /// For what cannot be taken away.
    func applied(to value: inout Value) {
        if case .set(let new) = self { value = new }
    }
}

extension Member {
    static func editedText(
        _ name: String, _ length: ClosedRange<Int>, _ words: String, pattern: String? = nil, example: JSON
    ) -> Member where Value == Edit<String> {
        let schema = pattern.map { Schema.text(length, pattern: $0) } ?? .words(length)
        return edited(name, schema.saying(words).example(example)) { $0.text(length) }
    }

    static func editedWord<Word: RawRepresentable<String> & CaseIterable & Sendable>(
        _ type: Word.Type, _ name: String, _ words: String
    ) -> Member where Value == Edit<Word> {
        edited(name, Schema.word(type).saying(words).example(JSON(type.allCases.first?.rawValue))) { $0.choice(type) }
    }

    static func editedFlag(_ name: String, _ words: String) -> Member where Value == Edit<Bool> {
        edited(name, Schema.flag.saying(words).example(true)) { $0.bool() }
    }

    /// `null` takes it away.
    static func editedKey<Subject>(
        _ name: String, _ words: String, example: Int64
    ) -> Member where Value == Edit<Key<Subject>> {
        let schema = Schema.number.orNull.saying(words).example(.integer(example))
        return Member(name: name, schema: schema, isRequired: false) { field in
            if field.isNull { return .clear }
            return field.optionalInteger(1...9_007_199_254_740_991).map { .set(Key($0)) } ?? .keep
        }
    }

    static func editedKeys<Subject>(
        _ name: String, _ count: ClosedRange<Int>, _ words: String, example: JSON
    ) -> Member where Value == Edit<Set<Key<Subject>>> {
        edited(name, Schema.list(.number, count, unique: true).saying(words).example(example)) { field in
            let keys = field.list(count) { Key<Subject>($0.integer(1...9_007_199_254_740_991)) }
            if Set(keys).count != keys.count { field.complain("must not name anything twice") }
            return Set(keys)
        }
    }

    private static func edited<Content>(
        _ name: String, _ schema: Schema, _ read: @escaping @Sendable (JSON.Field) -> Content?
    ) -> Member where Value == Edit<Content> {
        Member(name: name, schema: schema, isRequired: false) { field in
            if field.isNull { field.complain("cannot be taken away") }
            return field.isPresent ? read(field).map(Edit.set) ?? .keep : .keep
        }
    }
}
