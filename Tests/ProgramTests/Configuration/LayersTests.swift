import Testing

@testable import rounds

@Suite struct LayersTests {
    func line(_ number: Int, _ setting: Setting, _ value: String) -> ConfigurationFile.Line {
        ConfigurationFile.Line(number: number, setting: setting, value: value)
    }

    @Test func aFlagWinsOverTheEnvironmentAndThatOverTheFile() {
        let layers = Layers(
            file: [line(1, .listen, "f:1"), line(2, .siteName, "File"), line(3, .logLevel, "debug")], path: "r.conf",
            environment: ["ROUNDS_LISTEN": "e:1", "ROUNDS_SITE_NAME": "Environment", "PATH": "/bin"],
            flags: [.listen: "flag:1"])
        #expect(layers[.listen] == .init(text: "flag:1", source: .flag("listen")))
        #expect(layers[.siteName] == .init(text: "Environment", source: .variable("ROUNDS_SITE_NAME")))
        #expect(layers[.logLevel] == .init(text: "debug", source: .file(path: "r.conf", line: 3)))
        #expect(layers[.backupAt] == .init(text: "02:00", source: .standard))
    }

    @Test func aVariableThatMeansNothingIsTold() {
        let layers = Layers(environment: ["ROUNDS_LISTEM": "x", "ROUNDS_CONFIG": "y"])
        #expect(layers.unknownVariables == ["ROUNDS_LISTEM"])
    }

    @Test(arguments: Setting.allCases) func everyDefaultCanBeUsed(_ setting: Setting) throws {
        _ = try Configuration(Layers())
        #expect(!setting.meaning.isEmpty)
    }

    @Test(arguments: [
        (Setting.listen, "8080"), (.listen, "host:99999"), (.listen, "::1:80"), (.database, "mysql://x"),
        (.tlsCert, "only.pem"), (.trustedProxies, "10.0.0.0/33"), (.publicURL, "desk.example"),
        (.publicURL, "https://x/path"), (.timeZone, "Mars/Base"), (.idleMinutes, "0"), (.rate, "0"), (.rate, "many"),
        (.logLevel, "loud"), (.dayBegins, "16:00"), (.nightBegins, "9:00"),
        (.backupFiles, "pacs"), (.backupFiles, "/mnt/pacs, ,/mnt/lab"), (.roundDue, "17:30"), (.roundDue, "noon"),
        (.backupAt, "25:00"), (.backupKeep, "0"), (.siteName, " "),
    ]) func aValueThatCannotBeUsedIsRefusedWithItsPlace(_ setting: Setting, _ text: String) throws {
        let error = try #require(throws: ConfigurationError.self) {
            try Configuration(Layers(environment: [setting.variable: text]))
        }
        #expect(error.sentence.contains("ROUNDS_") || error.sentence.contains("default"))
    }

    @Test func aShareThatIsNotMountedKeepsNoDeskFromStarting() throws {
        let layers = Layers(flags: [.backupFiles: "/no/such/share, /mnt/lab/"])
        #expect(try Configuration(layers).backupFiles == ["/no/such/share", "/mnt/lab/"])
    }

    @Test func whatAnAddressMaySendCanBeRaised() throws {
        #expect(try Configuration(Layers()).rate == 50)
        #expect(try Configuration(Layers(flags: [.rate: "10000"])).rate == 10_000)
    }

    @Test(arguments: [
        ("127.0.0.1:8080", "127.0.0.1", 8080), ("[::1]:0", "::1", 0), ("localhost:1", "localhost", 1),
    ]) func anAddressIsAHostAndAPort(_ text: String, _ host: String, _ port: Int) throws {
        let address = try #require(ListenAddress(text))
        #expect(address.host == host && address.port == port && address.isLocal)
    }

    @Test func aDeskThatAnswersEverywhereIsReachedHere() throws {
        let everywhere = try #require(ListenAddress("[::]:8443"))
        let one = try #require(ListenAddress("[2001:db8::1]:80"))
        #expect(everywhere.url(secure: true, port: 8443) == "https://127.0.0.1:8443")
        #expect(one.url(secure: false, port: 80) == "http://[2001:db8::1]:80")
    }
}
