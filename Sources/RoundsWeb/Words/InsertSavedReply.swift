import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Transaction {
    /// What can be put into a reply on this ticket: the saved replies, and what templates for its service answer.
    func askReplyChoices(for ticket: Ticket) throws -> Asked<[Choice]> {
        let (replies, templates) = (try askSavedReplies(onlyActive: true), try askTemplates(onlyActive: true))
        return Asked {
            let answers = try templates.answer()
                .filter { $0.service == ticket.fields.service && !$0.reply.isEmpty && $0.service != nil }
                .map { Choice("template:\($0.id)", $0.title) }
            return try replies.answer().map { Choice("reply:\($0.id)", $0.title) } + answers
        }
    }

    /// The words that were chosen, filled in for this ticket; nil when they are not there.
    func chosenWords(_ choice: String, for ticket: Ticket, by person: Person) throws -> String? {
        let parts = choice.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let number = Int64(parts[1]) else { return nil }
        let text: String? =
            switch parts[0] {
            case "reply": try savedReply(.init(number))?.body
            case "template": try template(.init(number))?.reply
            default: nil
            }
        guard let text else { return nil }
        let parent = try links(of: ticket.id).first { $0.link.kind == .duplicate && $0.isForth }?.link.to.code
        return ReplyHole.filled(
            text,
            with: [
                .name: try self.person(ticket.requester)?.name ?? "", .number: ticket.id.code,
                .title: ticket.fields.title, .me: person.name, .date: ticket.waiting?.followUp?.iso ?? "",
                .parent: parent ?? "",
            ])
    }
}
