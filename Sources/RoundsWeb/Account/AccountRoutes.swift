extension Desk {
    /// One's own account.
    var accountRoutes: [Route] {
        [
            get("account", may: .ownAccount, showAccount),
            post("account/phone", may: .ownAccount, sayOwnPhone),
            post("account/password", may: .ownAccount, changeOwnPassword),
            post("account/devices/others/sign-out", may: .ownAccount, signOutOtherDevices),
            post("account/devices/:session/sign-out", may: .ownAccount, signOutDevice),
            post("account/tokens", may: .ownAccount, makeOwnToken),
            post("account/tokens/:token/revoke", may: .ownAccount, revokeToken),
            post("account/theme", may: .signedIn, chooseTheme),
        ]
    }
}
