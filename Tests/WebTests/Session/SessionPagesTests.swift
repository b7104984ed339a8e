import RoundsDomain
import RoundsHTML
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct SessionPagesTests {
    @Test func signingInAsksForTwoThings() throws {
        try expectGolden(signInPage(SignInScreen(next: "/tickets/1040"), in: .nobody), "sign-in")
    }

    @Test func aRefusedSignInKeepsTheNameAndNotThePassword() throws {
        let entries = Entries(
            ["name": "priya", "password": "secret"],
            complaints: [Complaint("", "Name and password do not belong together.")])
        let page = signInPage(SignInScreen(entries: entries), in: .nobody)
        #expect(!page.text.contains("secret"))
        try expectGolden(page, "sign-in-refused")
    }

    @Test func aHospitalThatNobodyNamedIsNotCalledRoundsBesideRounds() {
        var frame = Frame.nobody
        frame.site = Desk.Settings().siteName
        let page = signInPage(SignInScreen(), in: frame).text
        #expect(page.contains("<span>Rounds</span></p>"))
    }

    @Test func theFirstStartAsksForTheFirstAdministrator() throws {
        try expectGolden(welcomePage(WelcomeScreen(person: nil, link: "one-time"), in: .nobody), "first-start")
    }
}
