extension Desk {
    /// Everybody the desk knows, and the teams they belong to.
    var peopleRoutes: [Route] {
        [
            get("people", may: .readPeople, showPeople),
            get("people/new", may: .managePeople, showNewPerson),
            post("people/new", may: .managePeople, addPerson),
            get("people/:person", may: .readPeople, showPerson),
            post("people/:person", may: .managePeople, savePerson),
            post("people/:person/link", may: .managePeople, makeLink),
            post("people/:person/sign-out", may: .managePeople, signOutPerson),
            post("people/:person/leave", may: .managePeople, leave),
            post("people/:person/return", may: .managePeople, comeBack),
            post("people/:person/tokens", may: .managePeople, makeProgramToken),
            post("people/:person/tokens/:token/revoke", may: .managePeople, revokeProgramToken),
            get("teams", may: .readPeople, showTeams),
            post("teams", may: .managePeople, addTeam),
            get("teams/:team", may: .readPeople, showTeam),
            post("teams/:team", may: .managePeople, saveTeam),
        ]
    }
}
