import RoundsDomain
import RoundsProtocols

struct SavedReplyEdits: Sendable {
    private let code: Edit<String>
    private let title: Edit<String>
    private let words: Edit<String>
    private let active: Edit<Bool>

    init(_ body: APIBody, isNew: Bool) {
        code = body[isNew ? HospitalMember.needed(Self.code) : Self.code]
        title = body[isNew ? HospitalMember.needed(Self.title) : Self.title]
        words = body[isNew ? HospitalMember.needed(Self.words) : Self.words]
        active = body[Self.active]
    }

    func applied(to reply: SavedReply) -> SavedReply {
        var (code, title, body, isActive) = (reply.code, reply.title, reply.body, reply.isActive)
        self.code.applied(to: &code)
        self.title.applied(to: &title)
        words.applied(to: &body)
        active.applied(to: &isActive)
        return SavedReply(
            id: reply.id, code: code, title: title, body: body, isActive: isActive, version: reply.version)
    }

    private static let code = HospitalMember.code("code", "A short name that no other reply has.", example: "C99")
    private static let title = Member<Edit<String>>.editedText(
        "title", 1...SavedReply.titleLength, "When it is said.", example: "Fixed, please confirm")
    private static let words = Member<Edit<String>>.editedText(
        "body", 1...SavedReply.bodyLength, "What is said, with holes such as `{name}`.",
        example: "Please try it, {name}.")
    private static let active = Member<Edit<Bool>>.editedFlag("active", "False for what is no longer offered.")

    static let new = Operation.Body(
        name: "NewSavedReply",
        members: [HospitalMember.needed(code), HospitalMember.needed(title), HospitalMember.needed(words), active])
    static let change = Operation.Body(name: "SavedReplyChange", members: [code, title, words, active], atLeast: 1)
}

enum SavedReplyShape {
    static let one = Shape<SavedReply>(
        "SavedReply", "Words that are said often.",
        [
            .init("id", .number) { .integer($0.id.number) },
            .init("code", .text(1...Code.length)) { .string($0.code) },
            .init("title", .text(1...SavedReply.titleLength)) { .string($0.title) },
            .init("body", .text(1...SavedReply.bodyLength)) { .string($0.body) },
            .init("active", .flag) { .bool($0.isActive) },
            .init("version", .number, "The `ETag` is made of it.") { .integer($0.version) },
        ])

    static let all = Shape<[SavedReply]>(
        "SavedReplies", "Saved replies.",
        [.init("replies", .list(one.schema, 0...SavedReply.most)) { JSON($0.map(one.json)) }])

    static let number = Parameter<SavedReply.ID>.key(of: "saved reply")
}
