import Foundation
import RoundsHTML
import Testing

/// Compares a page with `Tests/WebTests/Golden/NAME.html`, and asks that a browser has nothing to repair in it.
///
/// With `ROUNDS_GOLDEN=write` in the environment the file is written instead: then read the difference before committing.
public func expectGolden(
    _ html: HTML, _ name: String, file: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let fault = html.fault
    #expect(fault == nil, "\(name): \(fault?.description ?? "")", sourceLocation: sourceLocation)
    let golden = try goldenFolder(near: file).appending(path: "\(name).html")
    let page = withoutDigest(html.text)
    if ProcessInfo.processInfo.environment["ROUNDS_GOLDEN"] == "write" {
        try Data(page.utf8).write(to: golden)
        return
    }
    let expected = try String(contentsOf: golden, encoding: .utf8)
    guard page != expected else { return }
    let place = firstDifference(page, expected)
    Issue.record("\(name) is not as in its golden file, from line \(place)", sourceLocation: sourceLocation)
}

private func goldenFolder(near file: String) throws -> URL {
    var folder = URL(filePath: file)
    while folder.lastPathComponent != "WebTests" {
        guard folder.pathComponents.count > 1 else { throw CocoaError(.fileNoSuchFile) }
        folder.deleteLastPathComponent()
    }
    return folder.appending(path: "Golden")
}

/// Addresses of assets change with every change of a style; pages need not.
private func withoutDigest(_ page: String) -> String {
    page.replacing(#/\/assets\/[0-9a-f]{16}\//#, with: "/assets/DIGEST/")
}

private func firstDifference(_ page: String, _ expected: String) -> String {
    let found = page.split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(found, wanted).prefix { $0 == $1 }.count
    return "\(line + 1): \(line < found.count ? String(found[line].prefix(200)) : "the end")"
}
