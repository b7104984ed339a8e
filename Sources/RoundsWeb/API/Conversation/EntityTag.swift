import RoundsProtocols

/// The version of something as a strong entity tag (RFC 9110 §8.8.3): `"7"`.
struct EntityTag: Equatable {
    let text: String

    init(version: Int64) {
        text = "\"\(version)\""
    }
}

/// What `If-Match` names (RFC 9110 §13.1.1): any version, or some.
enum EntityTags: Sendable, Equatable {
    case any
    /// Strong ones only: a weak tag never matches.
    case some([String])

    /// ECMA-262, for the document.
    static let pattern = #"^(\*|(W/)?"[!#-~]*"( ?, ?(W/)?"[!#-~]*"){0,19})$"#

    /// Nil when the header is not well-formed.
    init?(_ header: String) {
        if header == "*" {
            self = .any
            return
        }
        var tags: [String] = []
        var rest = header[...]
        repeat {
            let isWeak = rest.hasPrefix("W/")
            if isWeak { rest.removeFirst(2) }
            guard rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") else { return nil }
            let tag = rest[...end]
            guard tag.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), tags.count < 20 else { return nil }
            if !isWeak { tags.append(String(tag)) }
            rest = rest[rest.index(after: end)...]
            if rest.isEmpty {
                self = .some(tags)
                return
            }
        } while Self.takeComma(&rest)
        return nil
    }

    private static func takeComma(_ rest: inout Substring) -> Bool {
        if rest.first == " " { rest.removeFirst() }
        guard rest.first == "," else { return false }
        rest.removeFirst()
        if rest.first == " " { rest.removeFirst() }
        return true
    }

    func matches(_ version: Int64) -> Bool {
        switch self {
        case .any: true
        case .some(let tags): tags.contains(EntityTag(version: version).text)
        }
    }
}

enum Condition {
    /// For acts that lose nothing without it.
    static let ifMatch = Parameter<EntityTags?>.optional(
        "If-Match", schema, "Do it only if this is still the newest version: the `ETag` that was read, or `*`.",
        refused: "If-Match holds entity tags such as \"7\", or *.", in: .header, EntityTags.init)

    /// For changes of fields, which could undo a colleague's: 428 without it (RFC 6585 §3).
    static let mustMatch = Parameter<EntityTags>(
        name: "If-Match", place: .header, schema: schema,
        words: "The `ETag` of the version that was read, or `*` to change whatever is there now.", isRequired: true
    ) { text in
        guard let text else {
            throw Fault.Carrier(
                Fault(
                    .conditionNeeded,
                    "Send If-Match with the ETag you read, so that nobody's change is overwritten unseen."))
        }
        guard let tags = EntityTags(text) else {
            throw WrongParameter(
                name: "If-Match", place: .header, sentence: "If-Match holds entity tags such as \"7\", or *.")
        }
        return tags
    }

    private static let schema = Schema.text(pattern: EntityTags.pattern).example("\"7\"")
}

extension EntityTags {
    /// - Throws: 412, with the version that stands.
    func require(_ version: Int64) throws {
        guard matches(version) else { throw Self.changedMeanwhile(version) }
    }

    static func changedMeanwhile(_ version: Int64) -> Fault.Carrier {
        var fault = Fault(.changedMeanwhile, "Somebody saved since you read this. Read it again before you change it.")
        fault.current = version
        return Fault.Carrier(fault)
    }
}
