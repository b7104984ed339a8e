import RoundsDomain
import RoundsHTML
import RoundsTestKit
import Testing

@testable import RoundsWeb

extension TokenList {
    static let sample = TokenList(
        lines: [
            .init(
                token: 1, name: "Night report", scopes: ["Read every request, and search"], standing: .alive,
                expires: ago(-40_000),
                used: ago(300)),
            .init(
                token: 2, name: "Old dashboard", scopes: ["Read every request, and search"], standing: .revoked,
                expires: ago(100),
                used: nil),
        ],
        choices: [.readTickets, .workTickets, .readPeople], path: "/account/tokens", mayMake: true)
}

extension DeviceLine {
    static let sample = [
        DeviceLine(
            session: 1, name: "Firefox on Windows", address: "10.20.4.17", since: ago(60), seen: ago(0), isThis: true),
        DeviceLine(
            session: 2, name: "Chrome on Android", address: "10.20.9.3", since: ago(9_000), seen: ago(700),
            isThis: false),
    ]
}

@Suite struct AccountPagesTests {
    private func account(isDesk: Bool, password: Entries = Entries()) -> AccountScreen {
        AccountScreen(
            name: isDesk ? "Priya Raman" : "Maria Lopez", signInName: isDesk ? "priya" : "maria",
            role: isDesk ? "Specialist" : "Requester",
            notices: [(sentence: "Five wrong passwords were typed; signing in was paused.", at: ago(900))],
            devices: DeviceLine.sample, tokens: .sample, password: password, isDesk: isDesk)
    }

    @Test func theAccountShowsWhereOneIsSignedIn() throws {
        try expectGolden(accountPage(account(isDesk: true), in: .priya), "account")
    }

    @Test func aRequesterHasTheSameInThePortal() throws {
        let entries = Entries(complaints: [Complaint("current_password", "That is not your password now.")])
        try expectGolden(accountPage(account(isDesk: false, password: entries), in: .maria), "account-portal")
    }

    @Test func aTokenIsShownOnce() throws {
        let screen = TokenMadeScreen(
            name: "Night report", text: "rounds_4f9a0c1b7d22e8a6_8c1d55e0a7b94f13", expires: ago(-40_000),
            back: "/account#tokens")
        try expectGolden(tokenMadePage(screen, in: .priya), "token-made")
    }
}
