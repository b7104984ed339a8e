import RoundsHTML

/// What can be done with a check: know of it, plan for it, pause it, take it out of use.
func checkActs(_ screen: CheckScreen, _ frame: Frame) -> HTML {
    let path = "/checks/\(screen.line.id)"
    let seal = frame.seal
    let pause =
        screen.isPaused
        ? actButton("Go on", at: path + "/resume", seal) : actButton("Pause", at: path + "/pause", seal)
    let forget: HTML? =
        screen.known == nil
        ? nil : actButton("Take the acknowledgement back", at: path + "/unacknowledge", seal)
    return """
        <section class="part acts-row">\(pause)\(forget)\
        \(screen.isBad && screen.known == nil ? fold("Acknowledge", acknowledge(screen, path, frame)) : nil)\
        \(fold("Plan a maintenance window", window(screen, path, frame)))\
        \(fold("Take out of use", actButton("Take it out of use", at: path + "/retire", seal, .danger)))</section>
        """
}

private func fold(_ title: String, _ body: HTML) -> HTML {
    "<details class=\"fold\"><summary>\(title)</summary>\(body)</details>"
}

private func acknowledge(_ screen: CheckScreen, _ path: String, _ frame: Frame) -> HTML {
    form(
        path + "/acknowledge", frame.seal, name: "narrow",
        """
        \(field(Field("reason", "Why it may stay as it is").required().limit(300).with(\.idPrefix, "ack-"), screen.entries))
        \(field(Field("for", "For how long").hint("2 h, 1 d; at most 90 d").required().limit(20).with(\.idPrefix, "ack-"), screen.entries))
        <div class="form-acts">\(button("Acknowledge in my name"))</div>
        """)
}

private func window(_ screen: CheckScreen, _ path: String, _ frame: Frame) -> HTML {
    form(
        path + "/window", frame.seal, name: "narrow",
        """
        \(field(Field("reason", "What is being done").required().limit(300).with(\.idPrefix, "win-"), screen.entries))
        \(field(Field("in", "Begins in").hint("Empty for now; 30 min, 2 h, 1 d").limit(20).with(\.idPrefix, "win-"), screen.entries))
        \(field(Field("for", "Lasts").hint("30 min, 2 h; at most 30 d").required().limit(20).with(\.idPrefix, "win-"), screen.entries))
        <div class="form-acts">\(button("Plan the window"))</div>
        """)
}
