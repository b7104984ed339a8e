import HTTPTypes

/// This address sends more than it may.
struct TooMany: Error {
    let seconds: Int64
}

/// A request that cannot be read: the wrong kind of body, or too much of it.
struct Unusable: Error {
    let problem: Problem
    let sentence: String

    static let tooLarge = Unusable(.tooLarge, "That is more than the desk takes at once. Send less, or in parts.")

    static let tooSlow = Unusable(
        .tooSlow, "Not all of that arrived in time. Look at the connection and send it again.")

    init(_ problem: Problem, _ sentence: String) {
        self.problem = problem
        self.sentence = sentence
    }
}

/// The handler took longer than a request may.
struct TookTooLong: Error {}
