import RoundsDomain
import RoundsHTML

/// The six states of anything the desk watches, and a promise whose time runs. Shape and word first, colour last.
enum Mark: String, Sendable {
    case failed, warning, late, unknown, good, planned, ahead

    var shape: HTML {
        switch self {
        case .failed: "<circle cx=\"6\" cy=\"6\" r=\"5\" class=\"filled\"/>"
        case .warning: "<path d=\"M6 1 11.5 11H.5z\" class=\"filled\"/>"
        case .late: "<circle cx=\"6\" cy=\"6\" r=\"4.5\"/><path d=\"M6 1.5a4.5 4.5 0 0 1 0 9z\" class=\"filled\"/>"
        case .unknown: "<circle cx=\"6\" cy=\"6\" r=\"4.5\" stroke-dasharray=\"2 1.5\"/>"
        case .good: "<path d=\"m1.5 6.5 3 3L10.5 2.5\"/>"
        case .planned: "<path d=\"M4 2v8M8 2v8\"/>"
        case .ahead: "<circle cx=\"6\" cy=\"6\" r=\"4.5\"/><path d=\"M6 3.5V6l1.7 1.2\"/>"
        }
    }
}

/// ● failed, ▲ warning, ◐ late, ○ unknown, ✓ good, ‖ planned, or a clock, with the word that says what it means here.
func stateMark(_ mark: Mark, _ word: String) -> HTML {
    """
    <span class="state \(mark.rawValue)"><svg class="shape" viewBox="0 0 12 12" aria-hidden="true">\(mark.shape)</svg>\(word)</span>
    """
}

/// Where a ticket stands: nobody looked yet, somebody is on it, done.
func stateMark(_ state: Ticket.State) -> HTML {
    switch state {
    case .new: ticketMark("new", "New", "<circle cx=\"6\" cy=\"6\" r=\"4.5\"/>")
    case .inProgress: workingMark("In progress")
    case .waiting: ticketMark("waits", "Waiting", Mark.planned.shape)
    case .resolved: ticketMark("done", "Resolved", Mark.good.shape)
    case .closed: ticketMark("done", "Closed", Mark.good.shape)
    }
}

/// Somebody is on it, in words for whoever reads.
func workingMark(_ word: String) -> HTML {
    ticketMark("working", word, "<path d=\"M3 1.5v9L10.5 6z\" class=\"filled\"/>")
}

private func ticketMark(_ name: String, _ word: String, _ shape: HTML) -> HTML {
    """
    <span class="state \(name)"><svg class="shape" viewBox="0 0 12 12" aria-hidden="true">\(shape)</svg>\(word)</span>
    """
}

/// `P2`. Only P1 is a red plate, and only while it is open. Where only open requests are listed, the state is left out.
func priorityMark(_ priority: Priority, _ state: Ticket.State = .new) -> HTML {
    """
    <span class="priority p\(priority.rawValue)\(state.isOpen ? nil : " over" as HTML)" title="\(priority.meaning)">\(priority.code)\(unseen(", \(priority.meaning.lowercased())"))</span>
    """
}

/// The reporter said that a patient is waiting or at risk.
let careMark: HTML = """
    <span class="care"><svg class="shape" viewBox="0 0 12 12" aria-hidden="true"><path d="M6 1 11.5 11H.5z" \
    class="filled"/></svg>Patient affected</span>
    """

/// The initials of a name on a plate whose shade follows from the name; no pictures.
func avatar(_ name: String) -> HTML {
    let words = name.split(separator: " ")
    let initials = [words.first, words.count > 1 ? words.last : nil].compactMap { $0?.first }.map(String.init).joined()
    let shade = name.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF } % 6
    return "<span class=\"avatar a\(shade)\" aria-hidden=\"true\">\(initials.uppercased())</span>"
}
