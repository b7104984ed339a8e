import ArgumentParser
import Foundation

/// Where the figures go, and what they are held against.
struct BenchTelling: ParsableArguments {
    @Option(help: ArgumentHelp("Write the figures as JSON.", valueName: "file"))
    var figures: String?

    @Option(help: ArgumentHelp("Write the figures as a page of Markdown.", valueName: "file"))
    var page: String?

    @Option(help: ArgumentHelp("Say what became slower than in these older figures.", valueName: "file"))
    var compare: String?

    @Option(help: ArgumentHelp("Name of the sources' version, to be told with the figures.", valueName: "name"))
    var commit: String?

    /// The figures to compare with, read before anything is measured.
    func older() throws -> Figures? {
        guard let compare else { return nil }
        guard let data = FileManager.default.contents(atPath: compare),
            let older = try? JSONDecoder().decode(Figures.self, from: data)
        else { throw Ending(.refused, "\(compare) is not a file of figures that `rounds bench --figures` wrote.") }
        return older
    }

    func tell(_ found: Figures, besides older: Figures?) throws {
        if let figures {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            try (encoder.encode(found) + Data("\n".utf8)).write(to: URL(fileURLWithPath: figures))
        }
        if let page { try Data(found.page.utf8).write(to: URL(fileURLWithPath: page)) }
        print(found.tables)
        if let older { print("\n### Against \(older.made)\n\n\(Comparison(of: found, with: older).text)") }
    }
}
