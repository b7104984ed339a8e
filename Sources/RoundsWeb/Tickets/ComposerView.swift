import RoundsDomain
import RoundsHTML

/// Two forms that cannot be taken for each other: neither is open until it is chosen, and they differ in colour, border,
/// sign and the words on the button.
func composers(_ screen: TicketScreen, _ seal: FormSeal) -> HTML {
    """
    <div class="composers" id="composers">
    \(screen.requester.reads ? replyComposer(screen, seal) : nil)
    <details name="composer" class="composer note"\(flag("open", !screen.note.complaints.isEmpty))>
    <summary data-key="n">\(Icon.lock.html)<span>Note for IT only</span><kbd aria-hidden="true">n</kbd></summary>
    \(noteForm(screen, seal))</details>
    </div>
    """
}

private func replyComposer(_ screen: TicketScreen, _ seal: FormSeal) -> HTML {
    """
    <details name="composer" class="composer reply"\(flag("open", !screen.reply.complaints.isEmpty || !screen.reply["body"].isEmpty))>
    <summary data-key="r">\(Icon.reply.html)<span>Reply to \(screen.requester.name)</span><kbd aria-hidden="true">r</kbd></summary>
    \(replyForm(screen, seal))</details>
    """
}

private func replyForm(_ screen: TicketScreen, _ seal: FormSeal) -> HTML {
    let name = screen.requester.name
    let draft = "\(screen.topic):reply"
    // What the desk has just put in is not to be replaced by what the browser kept before, and is gone on with.
    let isFresh = screen.reply["body"].isEmpty || !screen.reply.complaints.isEmpty
    let words = Field("body", "To \(name), in plain words").required().limit(Message.Draft.maximumLength)
        .with(\.idPrefix, "reply-").with(\.isFirst, !isFresh)
    return form(
        "\(screen.path)/reply", seal, draft: isFresh ? draft : nil, typed: !isFresh,
        """
        \(isFresh ? nil : hidden("draft", draft))\(complaintSummary(screen.reply, idPrefix: "reply-"))
        \(screen.savedReplies.isEmpty ? nil : savedReplies(screen))\(textArea(words, screen.reply, rows: 4))
        <div class="form-acts">\(button("Send to \(name)", .primary, icon: .reply))\
        <span class="meta">\(name) reads this.</span></div>
        """)
}

private func noteForm(_ screen: TicketScreen, _ seal: FormSeal) -> HTML {
    let unseen: HTML? =
        screen.requester.reads ? "<span class=\"meta\">\(screen.requester.name) never sees this.</span>" : nil
    let words = Field("body", "Note for IT").required().limit(Message.Draft.maximumLength).with(\.idPrefix, "note-")
    return form(
        "\(screen.path)/note", seal, draft: "\(screen.topic):note",
        """
        \(complaintSummary(screen.note, idPrefix: "note-"))\(textArea(words, screen.note, rows: 4))
        <div class="form-acts">\(button("Add note for IT only", .note, icon: .lock))\(unseen)</div>
        """)
}

/// Puts words that are said often below what is typed; they can be changed before anything is sent.
private func savedReplies(_ screen: TicketScreen) -> HTML {
    let field = Field("saved", "Say what is said often").silent().with(\.idPrefix, "reply-")
    return """
        <div class="saved-words">\(select(field, [Choice("", "Choose …")] + screen.savedReplies, screen.reply))\
        <button name="insert" value="yes" formnovalidate>Put in</button></div>
        """
}
