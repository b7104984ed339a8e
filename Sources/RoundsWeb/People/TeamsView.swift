import RoundsDomain
import RoundsHTML

/// GET /teams
struct TeamsScreen: Sendable {
    struct Line: Sendable {
        let team: Team
        let members: Int64
    }

    let teams: [Line]
    /// `name`.
    var entries = Entries()
    let mayManage: Bool
}

func teamsPage(_ screen: TeamsScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .people
    frame.title = "Which teams take requests"
    let none = emptyState("No team yet", "Requests are given to teams: Service desk, Infrastructure.")
    return page(
        frame,
        """
        \(peopleTabs(isTeams: true))
        \(screen.teams.isEmpty ? none : teamTable(screen.teams))
        \(screen.mayManage ? addForm(screen, frame) : nil)
        """)
}

private func teamTable(_ teams: [TeamsScreen.Line]) -> HTML {
    let rows = teams.map { line -> HTML in
        """
        <tr><th scope="row"><a href="/teams/\(line.team.id.number)">\(line.team.name)</a></th>\
        <td class="number" data-label="Members">\(line.members)</td></tr>
        """
    }
    return """
        <table class="cards-below"><thead><tr><th scope="col">Team</th><th scope="col" class="number">Members</th></tr></thead>\
        <tbody>\(rows)</tbody></table>
        """
}

private func addForm(_ screen: TeamsScreen, _ frame: Frame) -> HTML {
    let body: HTML = """
        \(complaintSummary(screen.entries))
        \(field(Field("name", "Name").required().limit(Team.nameLength), screen.entries))
        <div class="form-acts">\(button("Add team"))</div>
        """
    return "<section class=\"step\"><h2>Add a team</h2>\(form("/teams", frame.seal, name: "narrow", body))</section>"
}

/// GET /teams/:team
struct TeamScreen: Sendable {
    let team: Team
    let members: [Person]
    /// Who may be a member: those who work at the desk, and who is one already.
    let choices: [Person]
    /// `name`, and `member:17` for each that is ticked.
    let entries: Entries
    let mayManage: Bool
}

func teamPage(_ screen: TeamScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .people
    frame.title = screen.team.name
    frame.kicker = "<a href=\"/teams\">Teams</a>"
    return page(frame, screen.mayManage ? teamForm(screen, frame) : memberList(screen.members))
}

private func memberList(_ members: [Person]) -> HTML {
    guard !members.isEmpty else { return emptyState("Nobody belongs to it yet", "An administrator adds members.") }
    let lines = members.map { person -> HTML in
        "<li>\(avatar(person.name)) <a href=\"\(person.id.path)\">\(person.name)</a> <span class=\"meta\">\(person.role.title)</span></li>"
    }
    return "<ul class=\"plain\">\(lines)</ul>"
}

private func teamForm(_ screen: TeamScreen, _ frame: Frame) -> HTML {
    let ticks = screen.choices.map { person -> HTML in
        """
        <label class="tick"><input type="checkbox" name="members" value="\(person.id.number)"\
        \(flag("checked", screen.entries["member:\(person.id)"] == "yes"))><span>\(person.name)\
        <small>\(person.role.title)</small></span></label>
        """
    }
    return form(
        "/teams/\(screen.team.id.number)", frame.seal, name: "narrow",
        """
        \(complaintSummary(screen.entries))\(hidden("version", String(screen.team.version)))
        \(field(Field("name", "Name").required().limit(Team.nameLength), screen.entries))
        <fieldset class="field" id="members"><legend>Who belongs to it</legend>\(ticks)</fieldset>
        <div class="form-acts">\(button("Save", .primary))</div>
        """)
}
