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
        \(fold("Plan a maintenance window", plannedTimeForm(path + "/window", hint: nil, screen.entries, frame)))\
        \(fold("Take out of use", actButton("Take it out of use", at: path + "/retire", seal, .danger)))</section>
        """
}

func fold(_ title: String, _ body: HTML, isOpen: Bool = false) -> HTML {
    "<details class=\"fold\"\(flag("open", isOpen))><summary>\(title)</summary>\(body)</details>"
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
