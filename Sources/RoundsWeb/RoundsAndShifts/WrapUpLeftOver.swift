import RoundsHTML

extension WrapUpScreen.Form {
    /// Distinguishes its fields from those of the other forms on the page.
    var idPrefix: String {
        switch self {
        case .cause(let number): "gap-\(number)-"
        case .nextStep(let number): "next-\(number)-"
        case .handover: ""
        }
    }

    /// Under which the browser keeps what is typed until it is stored.
    var draftKey: String {
        switch self {
        case .cause(let number): "ticket:\(number):cause"
        case .nextStep(let number): "ticket:\(number):next"
        case .handover: "handover"
        }
    }
}

/// Words that have no form any more are not lost: they can be kept where they still fit.
func leftOver(_ screen: WrapUpScreen, _ frame: Frame) -> HTML? {
    guard let left = screen.leftOver else { return nil }
    let fields: HTML = "\(hidden("body", left.words))\(hidden("draft", left.form.draftKey))"
    let act: HTML? =
        switch left.form {
        case .cause(let number), .nextStep(let number):
            actButton(
                "Keep it as a note on R-\(number)", at: "/tickets/\(number)/note", frame.seal, typed: true,
                fields: fields)
        case .handover:
            screen.handover.map { written in
                actButton(
                    "Add it below the handover", at: "\(written.path)/add", frame.seal, typed: true, fields: fields)
            }
        }
    return """
        <section class="step"><h2>What you typed</h2><blockquote class="said">\(left.words)</blockquote>\(act)</section>
        """
}
