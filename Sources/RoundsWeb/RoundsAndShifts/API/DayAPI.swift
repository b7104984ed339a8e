import HTTPTypes

extension Desk {
    var dayAPI: [Route] {
        [
            look("today", may: .readRounds, .readToday, readTodayAPI),
            look("round", may: .readRounds, .readRound, readRoundAPI),
            act(.post, "round/decisions", may: .workRounds, .decideLine, decideLineAPI),
            act(.post, "round/tickets", may: .workRounds, .openTicketForLine, openTicketForLineAPI),
            act(.post, "round/ticks", may: .workRounds, .tickLine, tickLineAPI),
            act(.post, "round/signature", may: .workRounds, .signRound, signRoundAPI),
            look("round/lines", may: .readRounds, .listByHandLines, listByHandLinesAPI),
            act(.post, "round/lines", may: .manageChecks, .addByHandLine, addByHandLineAPI),
            act(.delete, "round/lines/:code", may: .manageChecks, .removeByHandLine, removeByHandLineAPI),
            look("rounds", may: .readRounds, .listRounds, listRoundsAPI),
            look("handovers", may: .readRounds, .listHandovers, listHandoversAPI),
            act(.post, "handovers", may: .workRounds, .writeHandover, writeHandoverAPI),
            look("handovers/:id", may: .readRounds, .readHandover, readHandoverAPI),
            act(.post, "handovers/:id/acceptance", may: .workRounds, .acceptHandover, acceptHandoverAPI),
            look("handovers/:id/addenda", may: .readRounds, .listAddenda, listAddendaAPI),
            act(.post, "handovers/:id/addenda", may: .workRounds, .amendHandover, amendHandoverAPI),
            look("tomorrow", may: .workRounds, .readTomorrow, readTomorrowAPI),
            look("record", may: .readRounds, .readRecord, readRecordAPI),
            act(.post, "duty", may: .workRounds, .changeDuty, changeDutyAPI),
            act(.post, "tickets/:number/next-step", may: .workTickets, .sayNextStep, sayNextStepAPI),
            act(.post, "tickets/:number/cause", may: .workTickets, .explainTicket, explainTicketAPI),
        ]
    }
}
