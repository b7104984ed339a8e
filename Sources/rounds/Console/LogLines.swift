import Foundation
import Logging

/// Writes log lines to standard error: JSON for machines (one object a line), plain text for a terminal.
///
/// Messages are literals of the program and metadata are names, numbers and words of the program: no line holds what
/// people wrote or what they are called.
struct LogLines: LogHandler {
    let asJSON: Bool
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?

    init(asJSON: Bool, level: Logger.Level) {
        self.asJSON = asJSON
        logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(metadataProvider?.get() ?? [:]) { $1 }.merging(event.metadata ?? [:]) { $1 }
        let fields = all.map { (Self.names[$0.key] ?? $0.key, $0.value) }.sorted { $0.0 < $1.0 }
        let now = Date()
        let line =
            asJSON
            ? Self.json(event.level, event.message, fields, at: now)
            : Self.text(event.level, event.message, fields, at: now)
        Terminal.complain(line)
    }

    private static let names = ["hb.request.id": "request"]

    static func json(
        _ level: Logger.Level, _ message: Logger.Message, _ fields: [(String, Logger.MetadataValue)], at now: Date
    ) -> String {
        var out = "{\"time\":\"\(stamp(now))\",\"level\":\"\(level.rawValue)\""
        out += ",\"message\":\(message.description.jsonText)"
        for (name, value) in fields { out += ",\(name.jsonText):\(json(value))" }
        return out + "}"
    }

    static func text(
        _ level: Logger.Level, _ message: Logger.Message, _ fields: [(String, Logger.MetadataValue)], at now: Date
    ) -> String {
        let words = fields.map { " \($0.0)=\($0.1)" }.joined()
        return "\(stamp(now).dropFirst(11)) \(level.rawValue) \(message)\(words)".onOneLine
    }

    private static func json(_ value: Logger.MetadataValue) -> String {
        switch value {
        case .string(let text): text.jsonText
        case .stringConvertible(let value): value.description.jsonText
        case .array(let values): "[" + values.map(json).joined(separator: ",") + "]"
        case .dictionary(let values):
            "{"
                + values.sorted { $0.key < $1.key }.map { $0.key.jsonText + ":" + json($0.value) }
                .joined(separator: ",") + "}"
        }
    }

    private static func stamp(_ now: Date) -> String {
        now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}

extension String {
    /// A JSON string (RFC 8259 §7) in quotes; never a line break inside.
    var jsonText: String {
        var out = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case _ where scalar.value < 0x20 || scalar.value == 0x2028 || scalar.value == 0x2029:
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }

    fileprivate var onOneLine: String {
        String(map { $0.isNewline ? " " : $0 })
    }
}
