import RoundsDomain
import RoundsProtocols

/// What a program says of an article.
struct ArticleEdits: Sendable {
    private let title: Edit<String>
    private let text: Edit<String>
    private let audience: Edit<Article.Audience>
    private let service: Edit<Service.ID>
    private let owner: Edit<Person.ID>
    private let review: Edit<Day>

    init(_ body: APIBody, isNew: Bool) {
        title = body[isNew ? HospitalMember.needed(Self.title) : Self.title]
        text = body[isNew ? HospitalMember.needed(Self.text) : Self.text]
        audience = body[Self.audience]
        service = body[Self.service]
        owner = body[Self.owner]
        review = body[Self.review]
    }

    func apply(to fields: inout Article.Fields) {
        title.oneLine.applied(to: &fields.title)
        text.applied(to: &fields.body)
        audience.applied(to: &fields.audience)
        service.applied(to: &fields.service)
        owner.applied(to: &fields.owner)
        review.applied(to: &fields.reviewOn)
    }

    static func named<Answer>(_ work: () throws -> Answer) throws -> Answer {
        do {
            return try work()
        } catch let complaints as Complaints {
            throw complaints.naming(["owner": owner.name, "service": service.name])
        }
    }

    private static let title = Member<Edit<String>>.editedText(
        "title", 1...Article.Fields.titleLength, "As somebody who has the trouble would say it.",
        example: "The label printer prints empty labels")
    private static let text = Member<Edit<String>>.editedText(
        "body", 1...Article.Fields.bodyLength, "Markdown; never the name of a patient.",
        example: "Turn the ribbon over: its dull side faces the labels.")
    private static let audience = Member<Edit<Article.Audience>>.editedWord(
        Article.Audience.self, "audience", "Who may read it once it is published; the desk alone when nothing is said.")
    private static let service = Member<Edit<Service.ID>>.editedKey("service_id", "What it is about.", example: 1)
    private static let owner = Member<Edit<Person.ID>>.editedKey("owner_id", "Who keeps it true.", example: 3)
    private static let review = Member<Edit<Day>>(
        name: "review_on", schema: Schema.day.orNull.saying("When somebody looks whether it is still true."),
        isRequired: false
    ) { field in
        if field.isNull { return .clear }
        return field.isPresent ? field.day().map(Edit.set) ?? .keep : .keep
    }

    private static let rest: [any DocumentedMember] = [audience, service, owner, review]
    static let new = Operation.Body(
        name: "NewArticle", members: [HospitalMember.needed(title), HospitalMember.needed(text)] + rest)
    static let change = Operation.Body(name: "ArticleChange", members: [title, text] + rest, atLeast: 1)
    static let state = Member<Article.State?>.word(
        Article.State.self, "state", "Published articles are offered; retired ones are found by no search.")
    static let turn = Operation.Body(name: "ArticleTurn", members: [state])
}
