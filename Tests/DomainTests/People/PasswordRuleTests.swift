import RoundsDomain
import RoundsTestKit
import Testing

@Suite struct PasswordRuleTests {
    func complaint(about password: String) -> String? {
        PasswordRule.complaints(about: password, name: "Maria Lopez", signInName: "mlopez4w").first?.sentence
    }

    @Test(arguments: [
        "tram window oregano", "ünïcødé is fine", "只是一个很长很长的密码吧", "9hK!2v_Lq0xT", "Maria feeds 3 hungry goats",
    ])
    func lengthIsEnoughWhateverTheCharacters(_ password: String) {
        #expect(complaint(about: password) == nil)
    }

    @Test(arguments: ["", "short", "elevenchars"]) func aShortOneIsRefusedAndToldHowLong(_ password: String) {
        #expect(complaint(about: password)?.contains("at least 12") == true)
    }

    @Test func aLongOneIsRefusedInCharactersAndInBytes() {
        #expect(complaint(about: String(repeating: "tram oregano ", count: 10))?.contains("at most 128") == true)
        #expect(complaint(about: String(repeating: "👩‍👩‍👧‍👦🏳️‍🌈", count: 40))?.contains("at most 128") == true)
    }

    @Test(arguments: ["Maria Lopez 1!", "marialopez2026", "mlopez4w-2026", "LopezMaria!!!", "lopez.mlopez4w"])
    func onesOwnNameIsNotAPassword(_ password: String) {
        #expect(complaint(about: password)?.contains("your name") == true)
    }

    @Test(arguments: [
        "aaaaaaaaaaaa", "abcabcabcabcabc", "123456789012", "abcdefghijklm", "987654321098", "12121212121212",
    ])
    func repetitionAndCountingAreRefused(_ password: String) {
        #expect(complaint(about: password)?.contains("repeat") == true)
    }

    @Test(arguments: ["Password1234", "correct horse battery staple", "Welcome2026!", "1qaz2wsx3edc"])
    func whatEverybodyUsesIsRefusedInAnyCase(_ password: String) {
        #expect(complaint(about: password)?.contains("Many people") == true)
    }

    @Test func theComplaintStandsBesideTheFieldThatWasNamed() {
        let thrown = #expect(throws: Complaints.self) {
            try ChosenPassword("short", name: "", signInName: "", field: "new_password")
        }
        #expect(thrown?.list.map(\.field) == ["new_password"])
    }
}
