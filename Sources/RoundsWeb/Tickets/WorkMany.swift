import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// How many can be worked at once: what fits on a page of the list.
    static let mostAtOnce = 50

    /// POST /tickets/bulk — each in a transaction of its own, so that what cannot be done holds nothing else up.
    func workMany(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form()
        guard let deed = BulkDeed(rawValue: form.text("act") ?? "") else { throw Denial.notFound }
        let ids = form.tickets
        // Whom they can be given to is read before anything is done: afterwards nothing may be in the way of saying what was.
        var screen = BulkScreen(
            deed: deed, choices: try await choices(for: deed),
            entries: Entries(form, complaints: deed.complaints(about: form, ids)))
        guard screen.entries.complaints.isEmpty else {
            screen.left = ids.map(\.number)
            return .page(bulkPage(screen, in: frame(request, context)), status: .unprocessableContent)
        }
        for id in ids {
            // What the storage refused once it refuses again: nobody waits fifty times to hear the same.
            if let trouble = screen.lines.last?.trouble {
                screen.lines.append(.init(number: id.number, fault: "Not tried.", trouble: trouble))
            } else {
                screen.lines.append(await line(of: deed, on: id, form, by: person))
            }
        }
        screen.left = screen.lines.filter { $0.fault != nil }.map(\.number)
        guard !screen.left.isEmpty else { return .done(.bulkDone, at: "/tickets") }
        return .page(bulkPage(screen, in: frame(request, context)))
    }

    private func choices(for deed: BulkDeed) async throws -> [Choice] {
        switch deed {
        case .assign: try await database.read { tx in try tx.staff().map { Choice($0.id.description, $0.name) } }
        case .team: try await database.read { tx in try tx.teams().map { Choice($0.id.description, $0.name) } }
        case .take, .wait, .resolve: []
        }
    }

    /// What became of one, with a sentence for what was not done.
    private func line(
        of deed: BulkDeed, on id: Ticket.ID, _ form: FormBody, by person: Person
    ) async -> BulkScreen.Line {
        let now = now()
        func failed(_ sentence: String) -> BulkScreen.Line { .init(number: id.number, fault: sentence) }
        do {
            try await database.write { tx in try tx.work(deed, on: id, form, by: person, at: now) }
            return .init(number: id.number, fault: nil)
        } catch let refusal as Refusal {
            return failed(refusal.sentence)
        } catch let complaints as Complaints {
            return failed(complaints.list.map(\.sentence).joined(separator: " "))
        } catch is Stale {
            return failed("A colleague changed it at the same moment.")
        } catch let conflict as FieldConflict {
            return failed("A colleague changed \(conflict.fields.map(\.label).joined(separator: ", ")) meanwhile.")
        } catch Denial.notFound {
            return failed("There is no such request.")
        } catch Denial.forbidden {
            return failed("You may not do this.")
        } catch let error as StorageError {
            return .init(number: id.number, fault: Fault.of(storage: error).sentence, trouble: error)
        } catch {
            return .init(number: id.number, fault: Fault.broken, trouble: .shape("\(error)"))
        }
    }
}

extension FormBody {
    /// Which are chosen: by their boxes, or by numbers that were typed.
    fileprivate var tickets: [Ticket.ID] {
        let typed = (text("tickets") ?? "").split { !("0"..."9").contains($0) }.map(String.init)
        return (all("ticket") + typed).prefix(Desk.mostAtOnce).compactMap { Int64($0).map(Ticket.ID.init) }
    }
}

extension BulkDeed {
    /// What is missing before anything can be done: which requests, and to whom they go.
    fileprivate func complaints(about form: FormBody, _ ids: [Ticket.ID]) -> [Complaint] {
        var complaints: [Complaint] = []
        if ids.isEmpty {
            complaints.append(
                Complaint("tickets", "Choose one request at least: say its number, or tick its box in the list."))
        }
        switch self {
        case .assign where form.integer("assignee") == nil:
            complaints.append(Complaint("assignee", "Choose who gets them, then send it again."))
        case .team where form.integer("team") == nil:
            complaints.append(Complaint("team", "Choose the team that gets them, then send it again."))
        case .take, .assign, .team, .wait, .resolve: break
        }
        return complaints
    }
}

extension Transaction {
    fileprivate func work(
        _ deed: BulkDeed, on id: Ticket.ID, _ form: FormBody, by person: Person, at now: Moment
    ) throws {
        func changed(_ change: (inout Ticket.Fields) -> Void) throws {
            let base = try ticket(id, for: .work, by: person).fields
            var fields = base
            change(&fields)
            guard fields != base else { throw Refusal("It stands so already.") }
            _ = try changeTicket(id, to: fields, from: base, by: person, at: now)
        }
        switch deed {
        case .take: _ = try takeTicket(id, by: person, at: now)
        case .assign: try changed { $0.assignee = form.key("assignee") }
        case .team: try changed { $0.team = form.key("team") }
        case .wait:
            _ = try putTicket(
                id, try Ticket.Waiting(form), asking: form.text("question") ?? "", by: person, at: now)
        case .resolve: _ = try resolveTicket(id, fix: form.text("fix") ?? "", cause: "", by: person, at: now)
        }
    }
}
