import Testing

@testable import rounds

@Suite struct MaskingTests {
    @Test(arguments: [
        ("postgres://rounds:hush@db/desk", "postgres://rounds:••••@db/desk"),
        ("postgres://rounds:hu@sh:@db:5432/desk", "postgres://rounds:••••@db:5432/desk"),
        ("postgres://rounds@db/desk?sslmode=require", "postgres://rounds@db/desk?sslmode=require"),
        ("postgres://db/desk?user=a&password=hush&x=1", "postgres://db/desk?user=a&password=••••&x=1"),
        ("postgres://db/a:b@c", "postgres://db/a:b@c"),
    ]) func aPasswordNeverShows(_ url: String, _ shown: String) {
        #expect(url.maskingPassword == shown)
    }

    @Test func howADeskIsStartedNamesItsDatabaseAndNoPassword() throws {
        let flags: [Setting: String] = [.data: "/srv/rounds", .database: "postgres://r:hush@db/desk"]
        let postgres = try Configuration(Layers(flags: flags))
        #expect(
            postgres.startingCommand == "rounds serve --data /srv/rounds --database 'postgres://r:••••@db/desk'")
        let sqlite = try Configuration(Layers(flags: [.data: "/srv/rounds"]))
        #expect(sqlite.startingCommand == "rounds serve --data /srv/rounds" && sqlite.place == "/srv/rounds")
    }

    @Test func theTableShowsNoPassword() throws {
        let configuration = try Configuration(Layers(flags: [.database: "postgres://r:hush@db/desk"]))
        #expect(configuration.table.map(\.key) == Setting.allCases.map(\.rawValue))
        #expect(!"\(configuration.table)".contains("hush"))
    }
}
