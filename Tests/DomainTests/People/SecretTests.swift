import RoundsDomain
import RoundsTestKit
import Testing

@Suite struct SecretTests {
    @Test func aSecretIsReadBackFromBothItsTexts() {
        let seed = UInt64.random(in: 0 ... .max)
        var dice = SplitMix64(seed: seed)
        for _ in 0..<500 {
            let secret = Secret(using: &dice)
            #expect(Secret(text: secret.text) == secret, "seed \(seed)")
            #expect(Secret(apiTokenText: secret.apiTokenText) == secret, "seed \(seed)")
        }
    }

    /// Checked against GNU `base32`.
    @Test func theTextIsBase32() throws {
        let secret = try #require(Secret(bytes: Array("Rounds, at the bedside, at 6:30.".utf8)))
        #expect(secret.text == "kjxxk3teomwcaylueb2gqzjamjswi43jmrssyidboqqdmortgaxa")
        #expect(secret.apiTokenText.count == 62)
    }

    @Test func oneWrongLetterInATokenIsNoticedWithoutAskingAnybody() {
        var dice = SplitMix64(seed: 7)
        let token = Array(Secret(using: &dice).apiTokenText)
        for place in token.indices {
            var typo = token
            typo[place] = typo[place] == "x" ? "y" : "x"
            #expect(Secret(apiTokenText: String(typo)) == nil)
        }
    }

    @Test(arguments: [
        "", "rnd_", "a", "!", String(repeating: "a", count: 51), String(repeating: "a", count: 53), "\u{0}",
    ])
    func anythingElseIsNoSecret(_ text: String) {
        #expect(Secret(text: text) == nil && Secret(apiTokenText: text) == nil)
    }
}
