import RoundsDomain
import RoundsHTML

/// What somebody looks at in a round, and what is measured instead.
struct ByHandLinesScreen: Sendable {
    /// `lines`: one a line.
    let entries: Entries
    let measured: [HospitalSeed.MorningCheck]
}

func byHandLinesPage(_ screen: ByHandLinesScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .round
    frame.kicker = "<a href=\"/round\">Morning round</a>"
    frame.title = "What is looked at by hand"
    frame.lead = "In the morning round and in the final checks, by whoever goes them."
    let lines = Field("lines", "One a line, with when it is well after a bar")
        .hint("Data centre walk | no amber light, 18–24 °C, no smell")
    let measured = screen.measured.map { check -> HTML in
        """
        <tr><td class="code">\(check.code)</td><th scope="row">\(check.check)</th><td>\(check.how)</td>\
        <td>\(check.goodWhen)</td></tr>
        """
    }
    let rest: HTML = """
        <p class="meta">What a check, a heartbeat or a backup job can prove stands in the round by itself once it is made. Until \
        then, what matters to you can be copied from here into the lines above.</p>
        <table class="cards-below"><thead><tr><th scope="col">Code</th><th scope="col">What</th><th scope="col">Measured by</th>\
        <th scope="col">Well when</th></tr></thead><tbody>\(measured)</tbody></table>
        """
    return page(
        frame,
        """
        \(form("/round/lines", frame.seal, draft: "round:lines", name: "narrow", """
            \(complaintSummary(screen.entries))\(textArea(lines, screen.entries, rows: 10))
            <div class="form-acts">\(button("Save", .primary))\(linkButton("Back to the round", to: "/round", .quiet))</div>
            """))
        \(measured.isEmpty ? nil : section("What a morning round looks at besides", rest))
        """)
}
