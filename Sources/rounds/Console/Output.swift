import ArgumentParser
import Foundation
import Glibc

/// What a command says: to people on standard output, or one JSON document for programs.
struct OutputFlags: ParsableArguments {
    @Flag(help: "Answer with one JSON document.")
    var json = false

    /// Prints the document, or the words.
    func say(_ document: some Encodable, _ words: () -> String) throws {
        guard json else { return print(words()) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        print(String(decoding: try encoder.encode(document), as: UTF8.self))
    }
}

enum Terminal {
    /// Writes a sentence to standard error, in one call so that lines of several threads stay whole.
    static func complain(_ sentence: String) {
        write(sentence + "\n", to: STDERR_FILENO)
    }

    static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while let start = rest.baseAddress, !rest.isEmpty {
                let written = Glibc.write(descriptor, start, rest.count)
                if written < 0, errno == EINTR { continue }
                // Nobody reads any more: there is nowhere to say so.
                guard written > 0 else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
            }
        }
    }

    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}

/// Rows under headings, as wide as they must be; the last column is not padded.
func columns(_ headings: [String], _ rows: [[String]]) -> String {
    let lines = [headings] + rows
    let widths = headings.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
        line.enumerated().map { column, text in
            column == headings.count - 1
                ? text : text + String(repeating: " ", count: widths[column] - text.count)
        }.joined(separator: "  ").trimmingTail
    }.joined(separator: "\n")
}

extension String {
    fileprivate var trimmingTail: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
