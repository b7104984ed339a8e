import Foundation
import RoundsAssets
import Testing

@Suite struct AssetsTests {
    @Test func allStylesAndScriptsTogetherStayUnderSixtyKilobytes() throws {
        let names = [Assets.styleSheet, Assets.script] + Assets.modules
        let bytes = try names.reduce(0) { try $0 + compressed(try #require(Assets.file(name(of: $1))).bytes) }
        #expect(bytes < 60_000, "\(bytes) bytes compressed")
    }

    @Test func everyModuleIsSmallAndFindsItsImports() throws {
        for path in [Assets.script] + Assets.modules {
            let file = try #require(Assets.file(name(of: path)))
            let text = String(decoding: file.bytes, as: UTF8.self)
            #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 101, "\(file.name)")
            for found in text.matches(of: #/from "\.\/([a-z]+\.js)"/#) {
                #expect(Assets.file(String(found.1)) != nil, "\(file.name) imports \(found.1)")
            }
        }
    }

    @Test func addressesChangeOnlyWithTheBytes() {
        #expect(Assets.styleSheet == "/assets/\(Assets.version)/app.css")
        #expect(Assets.version.count == 16)
        #expect(Assets.file("nothing.css") == nil)
    }

    private func name(of path: String) -> String { String(path.split(separator: "/").last ?? "") }

    private func compressed(_ bytes: [UInt8]) throws -> Int {
        let file = FileManager.default.temporaryDirectory.appending(path: "rounds-asset-\(UUID().uuidString)")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let gzip = Process()
        let output = Pipe()
        gzip.executableURL = URL(filePath: "/bin/gzip")
        gzip.arguments = ["-6", "-c", file.path]
        gzip.standardOutput = output
        try gzip.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        gzip.waitUntilExit()
        #expect(gzip.terminationStatus == 0)
        return data.count
    }
}
