import RoundsDomain
import RoundsProtocols

struct ServiceEdits: Sendable {
    private let code: Edit<String>
    private let name: Edit<String>
    private let meaning: Edit<String>
    private let tier: Edit<Int64>
    private let owner: Edit<Person.ID>
    private let team: Edit<Team.ID>
    private let dependsOn: Edit<Set<Service.ID>>
    private let fallback: Edit<String>
    private let rto: Edit<Int64>
    private let rpo: Edit<Int64>
    private let active: Edit<Bool>

    init(_ body: APIBody, isNew: Bool) {
        code = body[isNew ? HospitalMember.needed(Self.code) : Self.code]
        name = body[isNew ? HospitalMember.needed(HospitalMember.name) : HospitalMember.name]
        tier = body[isNew ? HospitalMember.needed(Self.tier) : Self.tier]
        meaning = body[Self.meaning]
        owner = body[Self.owner]
        team = body[Self.team]
        dependsOn = body[Self.dependsOn]
        fallback = body[Self.fallback]
        rto = body[Self.rto]
        rpo = body[Self.rpo]
        active = body[HospitalMember.active]
    }

    func apply(to fields: inout Service.Fields) {
        code.oneLine.applied(to: &fields.code)
        name.oneLine.applied(to: &fields.name)
        meaning.applied(to: &fields.meaning)
        if case .set(let number) = tier, let tier = Service.Tier(rawValue: number) { fields.tier = tier }
        owner.applied(to: &fields.owner)
        team.applied(to: &fields.team)
        dependsOn.applied(to: &fields.dependsOn)
        fallback.applied(to: &fields.fallback)
        rto.applied(to: &fields.rtoMinutes)
        rpo.applied(to: &fields.rpoMinutes)
        active.applied(to: &fields.isActive)
    }

    static func named<Answer>(_ work: () throws -> Answer) throws -> Answer {
        do {
            return try work()
        } catch let complaints as Complaints {
            throw complaints.naming([
                "owner": owner.name, "team": team.name, "rto": rto.name, "rpo": rpo.name,
            ])
        }
    }

    private static let code = HospitalMember.code("code", "A short name that no other service has.", example: "svc.new")
    private static let tier = HospitalMember.number("tier", 0...4, "0 is the foundation, 4 a convenience.", example: 2)
    private static let meaning = HospitalMember.words(
        "meaning", Service.Fields.textLength, "What it is, in plain words.", example: "The chart of every patient.")
    private static let fallback = HospitalMember.words(
        "fallback", Service.Fields.textLength, "What people use meanwhile when it fails.", example: "Downtime viewer")
    private static let owner = Member<Edit<Person.ID>>.editedKey("owner_id", "Who answers for it.", example: 3)
    private static let team = Member<Edit<Team.ID>>.editedKey("team_id", "Which team answers for it.", example: 1)
    private static let dependsOn = Member<Edit<Set<Service.ID>>>.editedKeys(
        "depends_on", 0...Service.Fields.mostNeeds, "The numbers of the services it needs directly.", example: [])
    private static let rto = HospitalMember.optionalNumber(
        "rto_minutes", RecoveryTime.range, "How soon it must work again.", example: 120)
    private static let rpo = HospitalMember.optionalNumber(
        "rpo_minutes", RecoveryTime.range, "How much of what was entered may be lost.", example: 15)

    private static let rest: [any DocumentedMember] = [
        meaning, owner, team, dependsOn, fallback, rto, rpo, HospitalMember.active,
    ]
    static let new = Operation.Body(
        name: "NewService",
        members: [
            HospitalMember.needed(code, example: "svc.video"), HospitalMember.needed(HospitalMember.name),
            HospitalMember.needed(tier),
        ]
            + rest)
    static let change = Operation.Body(
        name: "ServiceChange", members: [code, HospitalMember.name, tier] + rest, atLeast: 1)
}
