import RoundsDomain
import RoundsHTML

/// GET /people
struct PeopleScreen: Sendable {
    let people: [Person]
    /// What was searched for.
    let sought: String
    let pager: Pager
    let mayManage: Bool
}

func peoplePage(_ screen: PeopleScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .people
    frame.title = screen.sought.isEmpty ? "People" : "People called “\(screen.sought)…”"
    frame.acts = screen.mayManage ? linkButton("Add somebody", to: "/people/new", .primary, icon: .plus, key: "c") : nil
    return page(
        frame,
        """
        \(peopleTabs(isTeams: false))
        \(searchForm(screen.sought))
        \(screen.people.isEmpty ? nobody(screen) : peopleTable(screen.people))
        \(pager(screen.pager))
        """)
}

func peopleTabs(isTeams: Bool) -> HTML {
    tabs(
        [
            Tab(title: "People", path: "/people", isCurrent: !isTeams),
            Tab(title: "Teams", path: "/teams", isCurrent: isTeams),
        ], label: "People and teams")
}

private func searchForm(_ sought: String) -> HTML {
    """
    <form method="get" action="/people" role="search" class="seek narrow"><label class="unseen" for="seek-q">Name or sign-in name</label>\
    <input type="search" id="seek-q" name="q" value="\(sought)" maxlength="60" \
    placeholder="Name or sign-in name, from its beginning">\(button("Find", icon: .search))</form>
    """
}

private func nobody(_ screen: PeopleScreen) -> HTML {
    guard !screen.sought.isEmpty else {
        return emptyState("Nobody is here yet", "Add the people who report and those who answer.")
    }
    return emptyState(
        "Nobody is called that", "A part from the beginning of the first name or of the sign-in name is enough.",
        act: linkButton("Show everybody", to: "/people"))
}

private func peopleTable(_ people: [Person]) -> HTML {
    let rows = people.map { person -> HTML in
        """
        <tr><th scope="row"><a href="/people/\(person.id.number)">\(person.name)</a></th>\
        <td data-label="Signs in as">\(person.signInName)</td><td data-label="Role">\(person.role.title)</td>\
        <td data-label="E-mail">\(person.email)</td><td>\(person.isActive ? nil : stateMark(.unknown, "Has left"))</td></tr>
        """
    }
    return """
        <table class="cards-below"><thead><tr><th scope="col">Name</th><th scope="col">Signs in as</th>\
        <th scope="col">Role</th><th scope="col">E-mail</th><th scope="col">\(unseen("State"))</th></tr></thead>\
        <tbody>\(rows)</tbody></table>
        """
}
