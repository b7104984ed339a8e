/// The fields of a form or of a query string: names and values in the order they were sent, repeated names kept.
public struct FormBody: Sendable, Equatable {
    public struct Field: Sendable, Equatable {
        public let name: String
        public let value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    public let fields: [Field]

    public init(fields: [Field]) {
        self.fields = fields
    }

    /// The value of the first field with this name; nil when it was not sent. A field left empty is `""`.
    public func text(_ name: String) -> String? {
        fields.first { $0.name.isExactly(name) }?.value
    }

    /// The values of all fields with this name, in order.
    public func all(_ name: String) -> [String] {
        fields.lazy.filter { $0.name.isExactly(name) }.map(\.value)
    }

    public func has(_ name: String) -> Bool {
        text(name) != nil
    }

    /// The value as a whole number in decimal digits; nil when the field is absent or holds anything else.
    public func integer(_ name: String) -> Int64? {
        text(name).flatMap(Int64.init)
    }
}

/// Writes the fields of a link: `let next: FormBody = ["q": typed, "after": cursor]`.
extension FormBody: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, String)...) {
        fields = elements.map(Field.init)
    }
}
