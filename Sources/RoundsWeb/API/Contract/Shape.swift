import RoundsProtocols

/// How something is written as JSON. Schema and answer are made of the same list, so that neither can say what the other
/// does not.
struct Shape<Subject>: Sendable {
    /// In the document: `Ticket`.
    let name: String
    let words: String
    let properties: [Property]

    struct Property: Sendable {
        let name: String
        let schema: Schema
        /// False when a reader may not see it, and then it is left out.
        let isAlways: Bool
        let value: @Sendable (Subject) -> JSON?

        init(_ name: String, _ schema: Schema, _ words: String = "", _ value: @escaping @Sendable (Subject) -> JSON) {
            self.name = name
            self.schema = schema.saying(words)
            isAlways = true
            self.value = value
        }

        /// - Parameter value: nil leaves the property out.
        init(
            sometimes name: String, _ schema: Schema, _ words: String, _ value: @escaping @Sendable (Subject) -> JSON?
        ) {
            self.name = name
            self.schema = schema.saying(words)
            isAlways = false
            self.value = value
        }
    }

    init(_ name: String, _ words: String, _ properties: [Property]) {
        self.name = name
        self.words = words
        self.properties = properties
    }

    func json(_ subject: Subject) -> JSON {
        var object = JSON.Object()
        for property in properties { object[property.name] = property.value(subject) }
        return .object(object)
    }

    var schema: Schema {
        var members = JSON.Object()
        var whole = Schema(["type": "object"])
        for property in properties {
            members[property.name] = .object(property.schema.json)
            whole = whole.knowing(property.schema)
        }
        whole = whole.with("properties", .object(members))
            .with("required", JSON(properties.filter(\.isAlways).map(\.name)))
            .with("additionalProperties", false)
            .saying(words)
        return .reference(name, whole)
    }
}

extension Shape {
    /// A page of a list: the elements under a name, and where the next page begins.
    static func page<Element>(
        _ name: String, _ list: String, of shape: Shape<Element>, most: Int = 200
    ) -> Shape<APIPage<Element>> where Subject == APIPage<Element> {
        Shape<APIPage<Element>>(
            name, "One page of a list.",
            [
                .init(list, .list(shape.schema, 0...most)) { page in JSON(page.elements.map(shape.json)) },
                .init(
                    "next", Schema.text(1...200).orNull,
                    "What to send as `after` for the next page; null on the last one. The `Link` header says the same."
                ) { page in JSON(page.next) },
            ])
    }
}

struct APIPage<Element: Sendable>: Sendable {
    let elements: [Element]
    let next: String?
}
