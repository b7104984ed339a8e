/// This run beside an older one, case by case.
struct Comparison {
    /// What costs more than this many times as much counts as slower.
    static let tolerance = 1.15

    struct Line: Equatable {
        let what: String
        /// In milliseconds.
        let before: Double
        let now: Double
        /// How many times as much it costs; where the engine alone was measured both times, beside what that cost, so that
        /// another machine or a busier one does not count.
        let times: Double

        var isSlower: Bool { times > Comparison.tolerance }
    }

    let lines: [Line]

    init(of now: Figures, with before: Figures) {
        lines = now.desks.flatMap { desk -> [Line] in
            guard let old = before.desks.first(where: { $0.engine == desk.engine && $0.tickets == desk.tickets }) else {
                return []
            }
            let name = "\(desk.engineName), \(desk.tickets.grouped)"
            var lines = Self.lines(desk.cases, old.cases, name)
            if let process = desk.process, let was = old.process {
                lines.append(Line("\(name): start", was.start, process.start))
                lines += Self.lines(process.cases, was.cases, name + ", over a socket")
            }
            return lines
        }
    }

    private static func lines(_ now: [CaseFigures], _ before: [CaseFigures], _ name: String) -> [Line] {
        now.compactMap { found in
            guard let old = before.first(where: { $0.name == found.name && $0.clients == found.clients }), old.cost > 0
            else { return nil }
            let what = "\(name): \(found.name), \(found.clients) client\(found.clients == 1 ? "" : "s")"
            guard let ratio = found.ratio, let was = old.ratio else { return Line(what, old.cost, found.cost) }
            return Line(what: what, before: old.cost, now: found.cost, times: ratio / was)
        }
    }

    var text: String {
        let rows = lines.map { line in
            [line.what, line.before.short, line.now.short, line.times.short, line.isSlower ? "slower" : ""]
        }
        let slower = lines.filter(\.isSlower)
        let sum =
            slower.isEmpty ? "Nothing became slower by more than 15 %." : "Slower by more than 15 %: \(slower.count)."
        return markdownTable(["what", "before, ms", "now, ms", "times", ""], rows, numbersFrom: 1) + "\n\n" + sum
    }
}

extension Comparison.Line {
    fileprivate init(_ what: String, _ before: Double, _ now: Double) {
        self.init(what: what, before: before, now: now, times: before > 0 ? now / before : 0)
    }
}
