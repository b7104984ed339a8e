import RoundsDomain
import RoundsProtocols

struct TemplateEdits: Sendable {
    private let code: Edit<String>
    private let title: Edit<String>
    private let kind: Edit<Ticket.Kind>
    private let service: Edit<Service.ID>
    private let details: Edit<String>
    private let ask: Edit<String>
    private let reply: Edit<String>
    private let care: Edit<Bool>
    private let affected: Edit<CareCircumstances.Affected>
    private let workaround: Edit<CareCircumstances.Workaround>
    private let active: Edit<Bool>

    init(_ body: APIBody, isNew: Bool) {
        code = body[isNew ? HospitalMember.needed(Self.code) : Self.code]
        title = body[isNew ? HospitalMember.needed(Self.title) : Self.title]
        kind = body[Self.kind]
        service = body[Self.service]
        details = body[Self.details]
        ask = body[Self.ask]
        reply = body[Self.reply]
        care = body[Self.care]
        affected = body[Self.affected]
        workaround = body[Self.workaround]
        active = body[Self.active]
    }

    func apply(to fields: inout TicketTemplate.Fields) {
        code.oneLine.applied(to: &fields.code)
        title.oneLine.applied(to: &fields.title)
        kind.applied(to: &fields.kind)
        service.applied(to: &fields.service)
        details.applied(to: &fields.details)
        ask.applied(to: &fields.ask)
        reply.applied(to: &fields.reply)
        care.applied(to: &fields.careAffected)
        affected.applied(to: &fields.affected)
        workaround.applied(to: &fields.workaround)
        active.applied(to: &fields.isActive)
    }

    static func named<Answer>(_ work: () throws -> Answer) throws -> Answer {
        do {
            return try work()
        } catch let complaints as Complaints {
            throw complaints.naming(["service": service.name])
        }
    }

    private static let code = HospitalMember.code("code", "A short name that no other template has.", example: "T99")
    private static let title = Member<Edit<String>>.editedText(
        "title", 1...TicketDraft.titleLength, "In a few words what is the matter.", example: "Labels do not print")
    private static let kind = Member<Edit<Ticket.Kind>>.editedWord(
        Ticket.Kind.self, "kind", "Something is broken (incident) or wanted (request).")
    private static let service = Member<Edit<Service.ID>>.editedKey(
        "service_id", "Which service it is about.", example: 1)
    private static let details = HospitalMember.words(
        "details", SavedReply.bodyLength, "What stands in the ticket before anybody types.", example: "")
    private static let ask = HospitalMember.words(
        "ask", TicketTemplate.Fields.askLength, "What to ask the caller.", example: "Which printer?")
    private static let reply = HospitalMember.words(
        "reply", SavedReply.bodyLength, "What to answer, with holes such as `{name}`.", example: "We are on our way.")
    private static let care = Member<Edit<Bool>>.editedFlag("care_affected", "A patient waits or is at risk.")
    private static let affected = Member<Edit<CareCircumstances.Affected>>.editedWord(
        CareCircumstances.Affected.self, "affected", "How many people it stops or hinders.")
    private static let workaround = Member<Edit<CareCircumstances.Workaround>>.editedWord(
        CareCircumstances.Workaround.self, "workaround", "Whether the work goes on another way.")
    private static let active = Member<Edit<Bool>>.editedFlag("active", "False for what is no longer offered.")

    private static let rest: [any DocumentedMember] = [
        kind, service, details, ask, reply, care, affected, workaround, active,
    ]
    static let new = Operation.Body(
        name: "NewTemplate", members: [HospitalMember.needed(code), HospitalMember.needed(title)] + rest)
    static let change = Operation.Body(name: "TemplateChange", members: [code, title] + rest, atLeast: 1)
}

enum TemplateShape {
    static let one = Shape<TicketTemplate>(
        "Template", "What is often reported, written down once.",
        [
            .init("id", .number) { .integer($0.id.number) },
            .init("code", .text(1...Code.length)) { .string($0.code) },
            .init("title", .text(1...TicketDraft.titleLength)) { .string($0.title) },
            .init("kind", .word(Ticket.Kind.self)) { .string($0.kind.rawValue) },
            .init("service_id", Schema.number.orNull) { JSON($0.service?.number) },
            .init("details", .text(0...SavedReply.bodyLength)) { .string($0.details) },
            .init("ask", .text(0...TicketTemplate.Fields.askLength)) { .string($0.ask) },
            .init("reply", .text(0...SavedReply.bodyLength)) { .string($0.reply) },
            .init("care_affected", .flag) { .bool($0.careAffected) },
            .init("affected", .word(CareCircumstances.Affected.self)) { .string($0.affected.rawValue) },
            .init("workaround", .word(CareCircumstances.Workaround.self)) { .string($0.workaround.rawValue) },
            .init("active", .flag) { .bool($0.isActive) },
            .init("version", .number, "The `ETag` is made of it.") { .integer($0.version) },
        ])

    static let all = Shape<[TicketTemplate]>(
        "Templates", "Templates.",
        [.init("templates", .list(one.schema, 0...TicketTemplate.Fields.most)) { JSON($0.map(one.json)) }])

    static let number = Parameter<TicketTemplate.ID>.key(of: "template")
}
