import Testing

@testable import rounds

@Suite struct ConfigurationFileTests {
    func read(_ text: String) throws -> [ConfigurationFile.Line] {
        try ConfigurationFile.lines(of: text, path: "rounds.conf")
    }

    func complaint(_ text: String) throws -> String {
        try #require(throws: ConfigurationError.self) { try read(text) }.sentence
    }

    @Test func commentsAndEmptyLinesAreLeftOut() throws {
        let lines = try read("# the desk\n\n listen = 0.0.0.0:80 \nsite-name=Cedar = Hollow\n")
        #expect(lines.map(\.number) == [3, 4])
        #expect(lines.map(\.value) == ["0.0.0.0:80", "Cedar = Hollow"])
    }

    @Test func anUnknownKeyIsRefusedWithTheNearestOne() throws {
        #expect(try complaint("lsiten = x").contains("line 1: there is no key “lsiten”. Did you mean “listen”?"))
        #expect(try complaint("\nbackup_at = x").contains("“backup-at”"))
        #expect(try complaint("quux-corge = x").contains("rounds config"))
    }

    @Test func aKeyStandsOnce() throws {
        #expect(try complaint("listen = a\nlisten = b").contains("stands on line 1 already"))
    }

    @Test func aLineWithoutEqualsIsRefused() throws {
        #expect(try complaint("listen 127.0.0.1").contains("key = value"))
    }
}
