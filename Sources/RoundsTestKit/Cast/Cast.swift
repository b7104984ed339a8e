import RoundsDomain
import RoundsSQL
import RoundsStore

/// The people that tests are about, one for each role, and a stranger who has no account.
public struct Cast: Sendable {
    /// Ward nurse on 4 West.
    public let maria: Person
    /// Nurse in the emergency department: another requester.
    public let omar: Person
    /// Day specialist.
    public let priya: Person
    /// Night specialist.
    public let lee: Person
    public let sam: Person
    /// Privacy and security officer.
    public let dana: Person
    public let ruth: Person
    public let ada: Person
    /// The interface engine, which calls the API.
    public let engine: Person

    public var everybody: [Person] { [maria, omar, priya, lee, sam, dana, ruth, ada, engine] }

    public func one(of role: Role) -> Person {
        switch role {
        case .requester: maria
        case .specialist: priya
        case .lead: sam
        case .privacyOfficer: dana
        case .auditor: ruth
        case .administrator: ada
        case .program: engine
        }
    }

    /// 2026-11-24 07:00 in Chicago, a Tuesday: when tests happen unless they say otherwise.
    public static let morning = Moment(milliseconds: 1_795_525_200_000)
}

extension Transaction {
    /// Adds the cast to an empty desk.
    public func addCast(at now: Moment = Cast.morning) throws -> Cast {
        func add(_ name: String, _ signInName: String, _ role: Role) throws -> Person {
            let draft = try PersonDraft(
                name: name, signInName: signInName, email: "\(signInName)@cedarhollow.example", role: role)
            return try addPerson(draft, by: .desk, at: now)
        }
        return Cast(
            maria: try add("Maria Lopez", "maria", .requester), omar: try add("Omar Haddad", "omar", .requester),
            priya: try add("Priya Raman", "priya", .specialist), lee: try add("Lee Chen", "lee", .specialist),
            sam: try add("Sam Whitaker", "sam", .lead), dana: try add("Dana Brooks", "dana", .privacyOfficer),
            ruth: try add("Ruth Adler", "ruth", .auditor), ada: try add("Ada Stone", "ada", .administrator),
            engine: try add("Interface engine", "engine", .program))
    }
}
