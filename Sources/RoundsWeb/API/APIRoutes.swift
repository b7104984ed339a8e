import HTTPTypes

extension Desk {
    /// The API: whatever the screens do, for programs. Each line names its operation, from which the document is made.
    var apiRoutes: [Route] {
        let rooms = [
            documentRoutes, ticketAPI, saidAPI, promiseAPI, wordsAPI, taskAPI, hospitalAPI, statusAPI, monitoringAPI,
            knowledgeAPI, peopleAPI, accountAPI, careAPI,
        ]
        return rooms.flatMap(\.self)
    }

    private var ticketAPI: [Route] {
        [
            look("tickets", may: .seeTickets, .listTickets, listTicketsAPI),
            act(.post, "tickets", may: .answerTickets, .reportTicket, reportTicketAPI),
            look("tickets/:number", may: .seeTickets, .readTicket, readTicketAPI),
            act(.patch, "tickets/:number", may: .workTickets, .changeTicket, changeTicketAPI),
            act(.post, "tickets/:number/taking", may: .workTickets, .takeTicket, takeTicketAPI),
            act(.post, "tickets/:number/resolution", may: .workTickets, .resolveTicket, resolveTicketAPI),
            act(.post, "tickets/:number/waiting", may: .workTickets, .waitTicket, waitAPI),
            act(.post, "tickets/:number/resumption", may: .workTickets, .resumeTicket, resumeTicketAPI),
            act(.post, "tickets/:number/judgement", may: .workTickets, .judgeTicket, judgeTicketAPI),
            act(.post, "tickets/:number/reopening", may: .answerTickets, .reopenTicket, reopenTicketAPI),
            look("tickets/:number/links", may: .readTickets, .listLinks, listLinksAPI),
            act(.post, "tickets/:number/links", may: .workTickets, .linkTickets, linkTicketsAPI),
            act(.delete, "tickets/:number/links/:kind/:other", may: .workTickets, .unlinkTickets, unlinkTicketsAPI),
            look("counts", may: .readTickets, .countTickets, countTicketsAPI),
            look("search", may: .readTickets, .search, searchAPI),
        ]
    }

    private var saidAPI: [Route] {
        [
            look("tickets/:number/messages", may: .seeTickets, .listMessages, listMessagesAPI),
            look("tickets/:number/messages/:message", may: .seeTickets, .readMessage, readMessageAPI),
            act(.post, "tickets/:number/replies", may: .workTickets, .reply, replyAPI),
            act(.post, "tickets/:number/notes", may: .workTickets, .note, noteAPI),
            act(.post, "tickets/:number/answers", may: .reportTickets, .answer, answerAPI),
            look("tickets/:number/events", may: .readTickets, .listTicketEvents, listTicketEventsAPI),
        ]
    }

    private var peopleAPI: [Route] {
        [
            look("people", may: .readPeople, .listPeople, listPeopleAPI),
            act(.post, "people", may: .managePeople, .addPerson, addPersonAPI),
            look("people/:id", may: .readPeople, .readPerson, readPersonAPI),
            act(.patch, "people/:id", may: .managePeople, .changePerson, changePersonAPI),
            act(.post, "people/:id/deactivation", may: .managePeople, .deactivatePerson, deactivatePersonAPI),
            act(.post, "people/:id/invitations", may: .managePeople, .invite, inviteAPI),
            act(.delete, "people/:id/sessions", may: .managePeople, .signPersonOut, signPersonOutAPI),
            look("teams", may: .readPeople, .listTeams, listTeamsAPI),
            act(.post, "teams", may: .managePeople, .addTeam, addTeamAPI),
            look("teams/:id", may: .readPeople, .readTeam, readTeamAPI),
            act(.patch, "teams/:id", may: .managePeople, .changeTeam, changeTeamAPI),
        ]
    }

    private var accountAPI: [Route] {
        [
            look("me", may: .signedIn, .readMe, readMeAPI),
            act(.put, "me/phone", may: .ownAccount, .changeOwnPhone, changeOwnPhoneAPI),
            look("tokens", may: .ownAccount, .listTokens, listTokensAPI),
            act(.post, "tokens", may: .ownAccount, .makeToken, makeTokenAPI),
            act(.delete, "tokens/:id", may: .ownAccount, .revokeToken, revokeTokenAPI),
            look("people/:id/tokens", may: .managePeople, .listTokensOfPerson, listTokensOfPersonAPI),
            act(.post, "people/:id/tokens", may: .managePeople, .makeTokenForPerson, makeTokenForPersonAPI),
            look("sessions", may: .ownAccount, .listSessions, listSessionsAPI),
            act(.delete, "sessions", may: .ownAccount, .revokeSessions, revokeSessionsAPI),
            act(.delete, "sessions/:id", may: .ownAccount, .revokeSession, revokeSessionAPI),
            act(.put, "password", may: .ownAccount, .changePassword, changePasswordAPI),
        ]
    }

    private var careAPI: [Route] {
        [
            look("audit/events", may: .readAudit, .listEvents, listEventsAPI),
            act(.post, "audit/verification", may: .readAudit, .verifyLog, verifyLogAPI),
            look("desk", may: .readDesk, .readDesk, readFiguresAPI),
        ]
    }

    private var documentRoutes: [Route] {
        [
            get("api", may: .anyone, showAPI),
            get("api/problems", may: .anyone, showProblems),
            get("api/problems/:kind", may: .anyone, showProblem),
            get("api/v1/openapi.json", may: .anyone, describeAPI, .describeAPI),
        ]
    }
}
