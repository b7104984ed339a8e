import RoundsDomain
import RoundsProtocols

/// Something a request carries beside its body. The same value reads it and describes it.
struct Parameter<Value: Sendable>: DocumentedParameter {
    let name: String
    let place: ParameterPlace
    let schema: Schema
    let words: String
    let isRequired: Bool
    /// Makes a value of the text, or says what is wrong. Nil stands for a parameter that was not sent.
    let read: @Sendable (String?) throws -> Value
}

enum ParameterPlace: String, Sendable {
    case path, query, header
}

/// What the document needs to know of a parameter, whatever it holds.
protocol DocumentedParameter: Sendable {
    var name: String { get }
    var place: ParameterPlace { get }
    var schema: Schema { get }
    var words: String { get }
    var isRequired: Bool { get }
}

/// 400: the sentence names what would be right.
struct WrongParameter: Error {
    let name: String
    let place: ParameterPlace
    let sentence: String
}

extension Parameter where Value == Int {
    /// How many rows a page has, 50 when nothing is said.
    static func limit(_ range: ClosedRange<Int> = 1...200, standing: Int = 50) -> Parameter {
        let schema = Schema.integer(Int64(range.lowerBound)...Int64(range.upperBound)).standing(JSON(standing))
        return Parameter(
            name: "limit", place: .query, schema: schema, words: "How many to answer at most.", isRequired: false
        ) { text in
            guard let text else { return standing }
            guard let count = text.asWholeNumber, range.contains(Int(count)) else {
                throw WrongParameter(
                    name: "limit", place: .query,
                    sentence: "limit is a whole number from \(range.lowerBound) to \(range.upperBound).")
            }
            return Int(count)
        }
    }
}

extension Parameter {
    /// A text that becomes a value, or is refused with the sentence.
    static func optional<Wrapped>(
        _ name: String, _ schema: Schema, _ words: String, refused sentence: String, in place: ParameterPlace = .query,
        _ make: @escaping @Sendable (String) -> Wrapped?
    ) -> Parameter where Value == Wrapped? {
        Parameter(
            name: name, place: place, schema: schema, words: words, isRequired: false
        ) { text in
            guard let text else { return nil }
            guard let value = make(text) else { throw WrongParameter(name: name, place: place, sentence: sentence) }
            return value
        }
    }

    static func required(
        _ name: String, _ schema: Schema, _ words: String, refused sentence: String, in place: ParameterPlace = .query,
        _ make: @escaping @Sendable (String) -> Value?
    ) -> Parameter {
        Parameter(
            name: name, place: place, schema: schema, words: words, isRequired: true
        ) { text in
            guard let value = text.flatMap(make) else {
                throw WrongParameter(name: name, place: place, sentence: sentence)
            }
            return value
        }
    }
}

extension Parameter {
    /// The number of a thing in the path, as `{id}`. Whatever is no number is not there: 404.
    static func key<Subject>(_ name: String = "id", of what: String) -> Parameter where Value == Key<Subject> {
        .required(
            name, Schema.number.example(1), "The number of the \(what).",
            refused: "There is no \(what) with that number.",
            in: .path
        ) { text in
            text.asWholeNumber.flatMap { $0 > 0 ? Key($0) : nil }
        }
    }

    static func moment(_ name: String, _ words: String) -> Parameter where Value == Moment? {
        .optional(
            name, Schema.text(format: "date-time").example("2026-11-24T00:00:00Z"), words,
            refused: "\(name) is a date and time such as 2026-11-24T00:00:00Z."
        ) { Moment(rfc3339: $0) }
    }
}

extension String {
    /// Decimal digits only: no sign, no leading zero, at most 2^53 - 1.
    var asWholeNumber: Int64? {
        guard utf8.count <= 16, !isEmpty, utf8.allSatisfy({ (48...57).contains($0) }), self == "0" || first != "0",
            let number = Int64(self), number <= 9_007_199_254_740_991
        else { return nil }
        return number
    }
}
