/// Writes figures in Prometheus' text format, version 0.0.4.
struct Exposition {
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    private(set) var text = ""

    enum Kind: String {
        case counter, gauge, histogram
    }

    mutating func begin(_ name: String, _ kind: Kind, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
    }

    mutating func add(_ name: String, _ labels: [(String, String)], _ value: some BinaryInteger) {
        text += "\(name)\(Self.set(labels)) \(value)\n"
    }

    mutating func add(_ name: String, _ labels: [(String, String)] = [], seconds: Double) {
        text += "\(name)\(Self.set(labels)) \(seconds)\n"
    }

    mutating func one(_ name: String, _ kind: Kind, _ help: String, _ value: some BinaryInteger) {
        begin(name, kind, help)
        add(name, [], value)
    }

    mutating func add(_ name: String, _ labels: [(String, String)], _ histogram: Histogram) {
        var sum: UInt64 = 0
        for (place, count) in histogram.counts.enumerated() {
            sum += count
            let end = place < Histogram.bounds.count ? "\(Double(Histogram.bounds[place]) / 1_000_000)" : "+Inf"
            add(name + "_bucket", labels + [("le", end)], sum)
        }
        add(name + "_sum", labels, seconds: Double(histogram.microseconds) / 1_000_000)
        add(name + "_count", labels, sum)
    }

    private static func set(_ labels: [(String, String)]) -> String {
        guard !labels.isEmpty else { return "" }
        return "{" + labels.map { "\($0.0)=\"\(escaped($0.1))\"" }.joined(separator: ",") + "}"
    }

    private static func escaped(_ text: String) -> String {
        String(
            text.flatMap { letter -> [Character] in
                switch letter {
                case "\\": ["\\", "\\"]
                case "\"": ["\\", "\""]
                case "\n": ["\\", "n"]
                default: [letter]
                }
            })
    }
}
