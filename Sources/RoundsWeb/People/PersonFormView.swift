import RoundsDomain
import RoundsHTML

/// GET /people/new
struct NewPersonScreen: Sendable {
    /// `name`, `sign_in_name`, `email`, `phone`, `role`.
    var entries = Entries(["role": Role.requester.rawValue])
}

func newPersonPage(_ screen: NewPersonScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .people
    frame.title = "Add somebody"
    frame.lead = "Afterwards you get a link for them, with which they choose a password."
    return page(
        frame,
        form(
            "/people/new", frame.seal, name: "narrow",
            """
            \(complaintSummary(screen.entries))\(personFields(screen.entries, isFirst: true))
            <div class="form-acts">\(button("Add", .primary))\(linkButton("Cancel", to: "/people", .quiet))</div>
            """))
}

func personFields(_ entries: Entries, isFirst: Bool = false) -> HTML {
    var name = Field("name", "Name").hint("As others say it: Maria Lopez.").required().limit(PersonDraft.nameLength)
    name.isFirst = isFirst
    name.autocomplete = "off"
    let signInName = Field("sign_in_name", "Signs in as").hint("Without spaces. Capitals make no difference.")
        .required()
        .limit(PersonDraft.signInNameLength).kind(.text, autocomplete: "off")
    let email = Field("email", "E-mail address").limit(PersonDraft.emailLength).kind(.email, autocomplete: "off")
    let phone = Field("phone", "Telephone").hint("An extension will do: 4417, 555-0143 x7.").limit(PhoneNumber.length)
        .kind(.tel, autocomplete: "off")
    return """
        \(field(name, entries))\(field(signInName, entries))\(field(email, entries))\(field(phone, entries))\
        \(select(Field("role", "Role").required(), roleChoices, entries))
        """
}

private let roleChoices = Role.allCases.map { Choice($0.rawValue, "\($0.title) · \($0.comesTo)") }

extension Role {
    /// What somebody of this role comes to the desk for.
    fileprivate var comesTo: String {
        switch self {
        case .requester: "reports and follows their own"
        case .specialist: "answers and resolves"
        case .lead: "answers, and reads the log"
        case .privacyOfficer: "answers, and reads the log"
        case .auditor: "reads everything, changes nothing"
        case .administrator: "everything"
        case .program: "calls the API, cannot sign in"
        }
    }
}

/// A one-time link right after it was made: the only time it is seen.
struct LinkScreen: Sendable {
    let person: Person
    let link: String
    let expires: TimeText
}

func linkPage(_ screen: LinkScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .people
    frame.title = "A link for \(screen.person.name)"
    frame.lead = "Hand it over yourself. It works once and is not shown again."
    return page(
        frame,
        """
        <section class="step"><p><input type="text" class="secret" readonly aria-label="The link" value="\(screen.link)" \
        size="60" data-copy></p>
        <p>Whoever has it chooses \(screen.person.name)’s password, so do not mail it to a shared address. \
        It ends \(timeTag(screen.expires)).</p>
        <div class="form-acts">\(linkButton("Done", to: "/people/\(screen.person.id.number)", .primary))</div></section>
        """)
}
