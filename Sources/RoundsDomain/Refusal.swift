/// The desk said no, in a sentence for the person who asked.
public struct Refusal: Error, Sendable, Equatable {
    public let sentence: String

    public init(_ sentence: String) {
        self.sentence = sentence
    }
}

/// What is wrong with one field of a form or a JSON body, in a sentence that names what would be right.
public struct Complaint: Sendable, Equatable {
    /// The field's name in the form, and its member in JSON.
    public let field: String
    public let sentence: String

    public init(_ field: String, _ sentence: String) {
        self.field = field
        self.sentence = sentence
    }
}

/// A draft could not be made of what was typed. Never empty.
public struct Complaints: Error, Sendable, Equatable {
    public let list: [Complaint]

    public init(_ list: [Complaint]) {
        self.list = list
    }
}
