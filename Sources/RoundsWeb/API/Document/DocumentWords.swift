import RoundsDomain
import RoundsProtocols

extension APIDocument {
    /// In the order of ``Operation/Room``; one without operations is left out.
    var chapters: [(room: Operation.Room, lines: [Line])] {
        Operation.Room.allCases.map { room in (room, lines.filter { $0.operation.room == room }) }.filter {
            !$0.1.isEmpty
        }
    }
}

extension Operation.Room {
    /// Where the page's chapter begins.
    var anchor: String { "room-\(self)" }
}

extension Requirement {
    var inWords: String {
        switch self {
        case .anyone: "anyone"
        case .signedIn: "anyone who is signed in"
        case .anyOf(let permissions): permissions.map(\.rawValue).joined(separator: " or ")
        }
    }
}

extension Schema {
    /// The members of an object, a named one included.
    var members: [(name: String, schema: Schema, words: String)] {
        guard case .object(let properties)? = whole["properties"] else { return [] }
        return properties.members.map { member in
            guard case .object(let json) = member.value else { return (member.key, self, "") }
            return (member.key, Schema(json).knowing(self), "")
        }
    }

    /// "text, 1 to 200 characters".
    var inWords: String {
        if let name = json["$ref"]?.text?.split(separator: "/").last { return String(name) }
        if let choices = json["anyOf"]?.elements {
            return choices.compactMap(\.asSchema).map { $0.knowing(self).inWords }.joined(separator: " or ")
        }
        if let words = json["enum"]?.elements {
            return "one of " + words.map { $0.text ?? "null" }.joined(separator: ", ")
        }
        let types = json["type"].map { $0.elements?.compactMap(\.text) ?? [$0.text ?? ""] } ?? []
        return types.map(kind).joined(separator: " or ")
    }

    private func kind(_ type: String) -> String {
        switch type {
        case "string":
            if json["format"]?.text == "date-time" { return "date and time" }
            guard let most = json["maxLength"]?.integer else { return "text" }
            return "text, \(json["minLength"]?.integer ?? 0) to \(most) characters"
        case "integer":
            guard let most = json["maximum"]?.integer, most < 9_007_199_254_740_991 else { return "whole number" }
            return "whole number, \(json["minimum"]?.integer ?? 0) to \(most)"
        case "array":
            return "list of " + (json["items"]?.asSchema.map { $0.knowing(self).inWords } ?? "anything")
        case "boolean": return "true or false"
        default: return type
        }
    }

    private var whole: JSON.Object {
        guard let name = json["$ref"]?.text?.split(separator: "/").last else { return json }
        return named[String(name)] ?? json
    }
}

extension JSON {
    fileprivate var asSchema: Schema? {
        guard case .object(let json) = self else { return nil }
        return Schema(json)
    }
}
