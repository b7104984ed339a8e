import RoundsDomain
import RoundsProtocols

/// Members that services, devices and places have in common. In a PATCH what is left out stays as it is.
enum HospitalMember {

    static func code(_ name: String, _ words: String, example: JSON) -> Member<Edit<String>> {
        .editedText(name, 1...Code.length, words, pattern: #"^[A-Za-z0-9._/:-]+$"#, example: example)
    }

    /// May be emptied.
    static func words(_ name: String, _ most: Int, _ words: String, example: JSON) -> Member<Edit<String>> {
        .editedText(name, 0...most, words, example: example)
    }

    static let name = Member<Edit<String>>.editedText(
        "name", 1...Service.Fields.nameLength, "What people call it.", example: "Electronic health record")
    static let active = Member<Edit<Bool>>.editedFlag("active", "False for what is no longer in use.")

    static func number(
        _ name: String, _ range: ClosedRange<Int64>, _ words: String, example: JSON
    ) -> Member<Edit<Int64>> {
        Member(name: name, schema: Schema.integer(range).saying(words).example(example), isRequired: false) { field in
            if field.isNull { field.complain("cannot be taken away") }
            return field.optionalInteger(range).map { .set($0) } ?? .keep
        }
    }

    /// `null` takes it away.
    static func optionalNumber(
        _ name: String, _ range: ClosedRange<Int64>, _ words: String, example: JSON
    ) -> Member<Edit<Int64>> {
        Member(name: name, schema: Schema.integer(range).orNull.saying(words).example(example), isRequired: false) {
            $0.isNull ? .clear : $0.optionalInteger(range).map { .set($0) } ?? .keep
        }
    }

    /// `null` takes it away.
    static func optionalWord<Word: RawRepresentable<String> & CaseIterable & Sendable>(
        _ type: Word.Type, _ name: String, _ words: String
    ) -> Member<Edit<Word>> {
        let schema = Schema.word(type).orNull.saying(words).example(JSON(type.allCases.first?.rawValue))
        return Member(name: name, schema: schema, isRequired: false) {
            $0.isNull ? .clear : $0.optionalChoice(type).map { .set($0) } ?? .keep
        }
    }

    /// A member that something new cannot do without, read as an edit of a blank.
    static func needed<Value>(_ member: Member<Edit<Value>>, example: JSON? = nil) -> Member<Edit<Value>> {
        let schema = example.map(member.schema.example) ?? member.schema
        return Member<Edit<Value>>(name: member.name, schema: schema, isRequired: true) { field in
            if !field.isPresent { field.complain("is missing") }
            return member.read(field)
        }
    }
}

extension Complaints {
    /// The desk's complaints name its own fields, a program its members.
    func naming(_ members: [String: String]) -> Complaints {
        Complaints(list.map { Complaint(members[$0.field] ?? $0.field, $0.sentence) })
    }
}

extension Edit<String> {
    /// As the desk stores lines: no white space at the ends, one line.
    var oneLine: Edit<String> {
        guard case .set(let text) = self else { return self }
        return .set(text.trimmed.singleLine)
    }
}
