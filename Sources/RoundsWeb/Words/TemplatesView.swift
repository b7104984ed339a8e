import RoundsDomain
import RoundsHTML

/// GET /templates: what fills in a request, and what is answered often.
struct TemplatesScreen: Sendable {
    let templates: [TicketTemplate]
    let replies: [SavedReply]
    let services: [Service.ID: String]
    let mayManage: Bool
}

func templatesPage(_ screen: TemplatesScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .requests
    frame.kicker = "<a href=\"/tickets\">Requests</a>"
    frame.title = "Templates and saved replies"
    if screen.mayManage {
        frame.acts = """
            \(linkButton("Add a reply", to: "/saved-replies/new"))\
            \(linkButton("Add a template", to: "/templates/new", .primary, icon: .plus))
            """
    }
    guard !screen.templates.isEmpty || !screen.replies.isEmpty else {
        return page(
            frame,
            emptyState(
                "Nothing is written down yet",
                "A template fills in a request that comes often; a saved reply says what is said often. The starter content brings some of each.",
                act: screen.mayManage ? linkButton("Add a template", to: "/templates/new", .primary) : nil))
    }
    return page(
        frame,
        """
        <section class="step"><h2>Templates</h2>\(templateTable(screen))</section>
        <section class="step"><h2>Saved replies</h2>\(replyTable(screen))</section>
        """)
}

private func templateTable(_ screen: TemplatesScreen) -> HTML {
    let rows = screen.templates.map { template -> HTML in
        """
        <tr><th scope="row">\(named(template.title, "/templates/\(template.id)", screen.mayManage))\(ended(template.isActive))</th>\
        <td data-label="Code"><span class="code">\(template.code)</span></td>\
        <td data-label="Service">\(template.service.flatMap { screen.services[$0] } ?? "")</td>\
        <td data-label="Kind">\(template.kind == .incident ? "Something is broken" : "Something is wanted")</td></tr>
        """
    }
    return table(["Template", "Code", "Service", "Kind"], rows, none: "No template yet.")
}

private func replyTable(_ screen: TemplatesScreen) -> HTML {
    let rows = screen.replies.map { reply -> HTML in
        """
        <tr><th scope="row">\(named(reply.title, "/saved-replies/\(reply.id)", screen.mayManage))\(ended(reply.isActive))</th>\
        <td data-label="Code"><span class="code">\(reply.code)</span></td><td data-label="Words">\(reply.body)</td></tr>
        """
    }
    return table(["When", "Code", "Words"], rows, none: "No saved reply yet.")
}

private func table(_ heads: [String], _ rows: [HTML], none: String) -> HTML {
    guard !rows.isEmpty else { return "<p class=\"meta\">\(none)</p>" }
    let cells = heads.map { "<th scope=\"col\">\($0)</th>" as HTML }
    return "<table class=\"cards-below\"><thead><tr>\(cells)</tr></thead><tbody>\(rows)</tbody></table>"
}

private func named(_ title: String, _ path: String, _ mayOpen: Bool) -> HTML {
    mayOpen ? "<a href=\"\(path)\">\(title)</a>" : "\(title)"
}

private func ended(_ isActive: Bool) -> HTML? {
    isActive ? nil : " <span class=\"meta\">no longer offered</span>"
}
