import RoundsDomain

extension Desk {
    /// The day: Today, rounds, wrap-up and handover, the record.
    var dayRoutes: [Route] {
        [
            get("today", may: .readRounds, showToday),
            post("duty", may: .workRounds, changeDuty),
            get("round", may: .readRounds, showRound),
            get("rounds/:number", may: .readRounds, showSignedRound),
            post("round/decide", may: .workRounds, decideLine),
            get("round/lines", may: .manageChecks, showByHandLines),
            post("round/lines", may: .manageChecks, saveByHandLines),
            post("round/tick", may: .workRounds, tickLine),
            post("round/sign", may: .workRounds, signRound),
            get("wrap-up", may: .workRounds, showWrapUp),
            post("wrap-up/cause", may: .workTickets, explainTicket),
            post("wrap-up/next", may: .workTickets, sayNextStep),
            post("wrap-up/handover", may: .workRounds, writeHandover),
            get("handovers", may: .readRounds, listHandovers),
            get("handovers/:number", may: .readRounds, showHandover),
            post("handovers/:number/accept", may: .workRounds, acceptHandover),
            post("handovers/:number/add", may: .workRounds, amendHandover),
            get("record", may: .readRounds, showRecord),
            get("record/export", may: .readRounds, exportRecord),
        ] + dayAPI
    }

    var plan: ShiftPlan { ShiftPlan(settings.shifts, in: zone) }
}
