extension Desk {
    /// What the desk says often, written down once.
    var wordsRoutes: [Route] {
        [
            get("templates", may: .readTickets, showTemplates),
            get("templates/new", may: .manageRequests, showTemplateForm),
            post("templates/new", may: .manageRequests, saveTemplate),
            get("templates/:template", may: .manageRequests, showTemplateForm),
            post("templates/:template", may: .manageRequests, saveTemplate),
            get("saved-replies/new", may: .manageRequests, showSavedReplyForm),
            post("saved-replies/new", may: .manageRequests, saveSavedReply),
            get("saved-replies/:reply", may: .manageRequests, showSavedReplyForm),
            post("saved-replies/:reply", may: .manageRequests, saveSavedReply),
        ]
    }
}
