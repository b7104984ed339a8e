import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /checks/new
    func showNewCheck(_ request: Request, _ context: DeskContext) async throws -> Response {
        let kind = try request.query().text("kind").flatMap(Check.Kind.init(rawValue:)) ?? .probe
        return try await checkForm(nil, kind, .newCheck(kind), request, context)
    }

    /// POST /checks/new
    func addCheck(_ request: Request, _ context: DeskContext) async throws -> Response {
        let by = try context.person
        let form = try await request.form(upTo: 32_768)
        do {
            let spec = try CheckSpec(form, zone: zone.name)
            let token = Token.random()
            return try await once(form, by: by, .saved) { tx, now in
                try tx.addCheck(spec, token: token, by: .person(by.id), at: now).id.path
            }
        } catch let complaints as Complaints {
            let kind = form.text("kind").flatMap(Check.Kind.init(rawValue:)) ?? .probe
            let entries = Entries(checkForm: form, complaints: complaints.list)
            return try await checkForm(nil, kind, entries, request, context, status: .unprocessableContent)
        }
    }

    /// GET /checks/:check/edit
    func showCheckForm(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: Check.ID = try context.key("check")
        guard let watched = try await database.read({ try $0.check(id) }) else { throw Denial.notFound }
        return try await checkForm(id, watched.check.kind, Entries(watched), request, context)
    }

    /// POST /checks/:check/edit
    func saveCheck(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: Check.ID = try context.key("check")
        let by = try context.person
        let form = try await request.form(upTo: 32_768)
        let kind = form.text("kind").flatMap(Check.Kind.init(rawValue:)) ?? .probe
        do {
            let spec = try CheckSpec(form, zone: zone.name)
            let version = try form.version
            let now = now()
            _ = try await database.write { tx in
                try tx.saveCheck(id, spec, version: version, by: .person(by.id), at: now)
            }
            return .done(.saved, at: id.path)
        } catch let complaints as Complaints {
            let entries = Entries(checkForm: form, complaints: complaints.list)
            return try await checkForm(id, kind, entries, request, context, status: .unprocessableContent)
        } catch is Stale {
            guard let watched = try await database.read({ try $0.check(id) }) else { throw Denial.notFound }
            let entries = Entries(checkForm: form, complaints: []).beside(
                Entries(watched), "this check", numbered: ["service", "owner", "parent", "severity"])
            return try await checkForm(id, kind, entries, request, context, status: .conflict)
        }
    }

    private func checkForm(
        _ id: Check.ID?, _ kind: Check.Kind, _ entries: Entries, _ request: Request, _ context: DeskContext,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (staff, names, services) = try await database.read { tx in
            (try tx.staff(), try tx.checkNames(), try tx.services())
        }
        let screen = CheckFormScreen(
            id: id?.number, kind: kind, entries: entries,
            owners: staff.map { Choice(String($0.id.number), $0.name) },
            parents: names.filter { $0.id != id }.map { Choice(String($0.id.number), $0.name) },
            services: services.filter { $0.isActive || $0.id.description == entries["service"] }.map {
                Choice($0.id.description, $0.name, shortCode($0.code))
            })
        return .page(checkFormPage(screen, in: frame(request, context)), status: status)
    }
}

extension Key where Subject == Check {
    var path: String { "/checks/\(number)" }
}
