import RoundsDomain
import RoundsProtocols

/// What a JSON value may be, as the API document says it: JSON Schema 2020-12, the dialect of OpenAPI 3.1.
struct Schema: Sendable {
    private(set) var json: JSON.Object
    /// The schemas it points to, by the name they have in the document.
    private(set) var named: [String: JSON.Object] = [:]

    init(_ json: JSON.Object) {
        self.json = json
    }

    /// Text of so many Unicode scalars.
    /// - Parameter pattern: ECMA-262, anchored by its writer.
    static func text(_ length: ClosedRange<Int>? = nil, pattern: String? = nil, format: String? = nil) -> Schema {
        var json: JSON.Object = ["type": "string"]
        if let length {
            json["minLength"] = JSON(length.lowerBound)
            json["maxLength"] = JSON(length.upperBound)
        }
        json["pattern"] = pattern.map(JSON.string)
        json["format"] = format.map(JSON.string)
        return Schema(json)
    }

    private static let allowed = #"[^\u0000-\u0008\u000B\u000C\u000E-\u001F]"#

    /// Text without control characters but tab and line end.
    static func typed(_ length: ClosedRange<Int>) -> Schema {
        text(length, pattern: "^\(allowed)*$")
    }

    /// Text that says something: the same, and not only white space.
    static func words(_ length: ClosedRange<Int>) -> Schema {
        let visible = #"[^\s\u0000-\u001F\u0085\u180E\u200B-\u200F\u2028\u2029\uFEFF]"#
        return length.lowerBound > 0 ? text(length, pattern: "^\(allowed)*\(visible)\(allowed)*$") : typed(length)
    }

    static func integer(_ range: ClosedRange<Int64>) -> Schema {
        Schema(["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)])
    }

    /// The number of a stored thing. 2^53 - 1 is the largest whole number that every JSON reader keeps (RFC 7493 §2.2).
    static let number = integer(1...9_007_199_254_740_991)

    static let flag = Schema(["type": "boolean"])

    static let moment = text(format: "date-time").example("2026-11-24T13:00:00.000Z")

    static func word<Word: RawRepresentable<String> & CaseIterable>(_ type: Word.Type) -> Schema {
        Schema(["type": "string", "enum": JSON(type.allCases.map(\.rawValue))])
    }

    static func oneOf(_ words: [String]) -> Schema {
        Schema(["type": "string", "enum": JSON(words)])
    }

    static func list(_ element: Schema, _ count: ClosedRange<Int>, unique: Bool = false) -> Schema {
        var json: JSON.Object = [
            "type": "array", "items": .object(element.json), "minItems": JSON(count.lowerBound),
            "maxItems": JSON(count.upperBound),
        ]
        if unique { json["uniqueItems"] = true }
        return Schema(json).knowing(element)
    }

    /// A schema with a name of its own; where it is used, only the name stands.
    static func reference(_ name: String, _ schema: Schema) -> Schema {
        var reference = Schema(["$ref": .string("#/components/schemas/\(name)")]).knowing(schema)
        reference.named[name] = schema.json
        return reference
    }
}

extension Schema {
    /// The same, or `null`.
    var orNull: Schema {
        var orNull = self
        if json["$ref"] != nil {
            orNull.json = ["anyOf": [.object(json), ["type": "null"]]]
        } else if let type = json["type"] {
            orNull.json["type"] = [type, "null"]
            if let words = json["enum"]?.elements { orNull.json["enum"] = .array(words + [.null]) }
        }
        return orNull
    }

    func saying(_ words: String) -> Schema {
        guard !words.isEmpty else { return self }
        return with("description", .string(words))
    }

    func example(_ example: JSON) -> Schema {
        with("examples", [example])
    }

    func standing(_ value: JSON) -> Schema {
        with("default", value)
    }

    func with(_ key: String, _ value: JSON) -> Schema {
        var changed = self
        changed.json[key] = value
        return changed
    }

    func knowing(_ other: Schema) -> Schema {
        var changed = self
        changed.named.merge(other.named) { mine, _ in mine }
        return changed
    }
}
