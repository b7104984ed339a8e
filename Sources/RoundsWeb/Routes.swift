extension Desk {
    /// Every address of the desk, with who may call it. The router, the access matrix, the OpenAPI document and the CSRF
    /// rule are made of this table; what is not here does not exist.
    public var routes: [Route] {
        ticketRoutes + liveRoutes + assetRoutes
    }

    private var ticketRoutes: [Route] {
        [
            get("tickets", may: .readTickets, showQueue),
            get("tickets/:number", may: .seeTickets, showTicket),
            get("tickets/:number/timeline", may: .readTickets, showTimeline),
            get("tickets/:number/facts", may: .readTickets, showFacts),
            post("tickets/:number/take", may: .workTickets, takeTicket),
            post("tickets/:number/note", may: .workTickets, noteForIT),
            post("tickets/:number/reply", may: .workTickets, replyToRequester),
            post("tickets/:number/change", may: .workTickets, changeTicket),
            post("tickets/:number/reopen", may: .answerTickets, reopenTicket),
        ]
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
}
