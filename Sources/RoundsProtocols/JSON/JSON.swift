/// A JSON value (RFC 8259). Written in the program as literals:
///
///     let answer: JSON = ["number": .integer(ticket.number), "title": .string(ticket.title), "closed": JSON(closedAt)]
public enum JSON: Sendable, Equatable {
    case null
    case bool(Bool)
    /// A number without fraction and exponent that fits in 64 bits.
    case integer(Int64)
    /// Any other number. Not finite is written as `null`.
    case number(Double)
    case string(String)
    case array([JSON])
    case object(Object)

    /// The member of an object; nil when there is none, or when this is no object.
    public subscript(_ key: String) -> JSON? {
        guard case .object(let object) = self else { return nil }
        return object[key]
    }

    /// The element of an array; nil when there is none, or when this is no array.
    public subscript(_ place: Int) -> JSON? {
        guard case .array(let elements) = self, elements.indices.contains(place) else { return nil }
        return elements[place]
    }

    public var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    public var integer: Int64? {
        guard case .integer(let integer) = self else { return nil }
        return integer
    }

    /// 197 and 197.0 are the same whole number (JSON Schema 2020-12, core §4.2.3).
    public var wholeNumber: Int64? {
        switch self {
        case .integer(let integer): integer
        case .number(let number): Int64(exactly: number)
        default: nil
        }
    }

    public var bool: Bool? {
        guard case .bool(let bool) = self else { return nil }
        return bool
    }

    public var elements: [JSON]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }
}
