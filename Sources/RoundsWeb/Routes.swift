extension Desk {
    /// Every address of the desk, with who may call it. The router, the access matrix, the OpenAPI document and the CSRF
    /// rule are made of this table; what is not here does not exist.
    public var routes: [Route] {
        let rooms = [
            sessionRoutes, tourRoutes, accountRoutes, portalRoutes, ticketRoutes, wordsRoutes, promiseRoutes,
            taskRoutes,
            searchRoutes, peopleRoutes, knowledgeRoutes, liveRoutes, assetRoutes, hospitalRoutes, ownCareRoutes,
            auditRoutes, pingRoutes, statusRoutes, checkRoutes, backupRoutes, dayRoutes, apiRoutes,
        ]
        return rooms.flatMap(\.self)
    }

    private var sessionRoutes: [Route] {
        [
            get("sign-in", may: .anyone, showSignIn),
            post("sign-in", may: .anyone, signIn),
            post("sign-out", may: .anyone, signOut),
            get("welcome/:token", may: .anyone, showWelcome),
            post("welcome/:token", may: .anyone, acceptInvitation),
        ]
    }

    private var portalRoutes: [Route] {
        [
            get("", may: .anyone, showFirstPage),
            get("portal", may: .reportTickets, showPortal),
            get("portal/report", may: .reportTickets, showReportForm),
            post("portal/report", may: .reportTickets, reportProblem),
            get("portal/reported/:number", may: .reportTickets, showReported),
            get("tickets/:number/own-timeline", may: .reportTickets, showOwnTimeline),
            post("tickets/:number/answer", may: .reportTickets, answerIT),
        ]
    }

    private var ticketRoutes: [Route] {
        [
            get("tickets", may: .readTickets, showQueue),
            get("tickets/new", may: .workTickets, showQuickForm),
            post("tickets/new", may: .workTickets, reportForSomebody),
            post("tickets/bulk", may: .workTickets, workMany),
            get("tickets/:number", may: .seeTickets, showTicket),
            get("tickets/:number/timeline", may: .readTickets, showTimeline),
            get("tickets/:number/row", may: .readTickets, showRow),
            get("tickets/:number/facts", may: .readTickets, showFacts),
            post("tickets/:number/take", may: .workTickets, takeTicket),
            post("tickets/:number/note", may: .workTickets, noteForIT),
            post("tickets/:number/reply", may: .workTickets, replyToRequester),
            post("tickets/:number/change", may: .workTickets, changeTicket),
            get("tickets/:number/resolve", may: .workTickets, showResolveForm),
            post("tickets/:number/resolve", may: .workTickets, resolveTicket),
            post("tickets/:number/reopen", may: .answerTickets, reopenTicket),
            get("tickets/:number/wait", may: .workTickets, showWaitForm),
            post("tickets/:number/wait", may: .workTickets, waitForSomebody),
            post("tickets/:number/resume", may: .workTickets, resumeTicket),
            post("tickets/:number/judge", may: .workTickets, judgeTicket),
            post("tickets/:number/links", may: .workTickets, linkTickets),
            post("tickets/:number/unlink", may: .workTickets, unlinkTickets),
        ]
    }

    private var searchRoutes: [Route] {
        [get("search", may: .readTickets, searchDesk)]
    }

    private var liveRoutes: [Route] {
        [get("live", may: .seeTickets, followLive)]
    }

    private var assetRoutes: [Route] {
        [
            get("assets/:version/:name", may: .anyone, serveAsset),
            get("favicon.ico", may: .anyone, serveIcon),
        ]
    }

    private var ownCareRoutes: [Route] {
        [
            get("healthz", may: .anyone, showHealth),
            get("readyz", may: .anyone, showReadiness),
            get("metrics", may: .readDesk, showMetrics),
        ]
    }
}
