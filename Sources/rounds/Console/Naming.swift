import RoundsDomain

extension Ending {
    /// What somebody named on the command line is not there, or not theirs to know of.
    static func absent(_ what: String) -> Ending { Ending(.refused, "There is no \(what).") }
}

/// Works on what somebody named, and says which thing it is when the desk does not find it.
func naming<Answer>(_ what: String, _ work: () throws -> Answer) throws -> Answer {
    do {
        return try work()
    } catch Denial.notFound {
        throw Ending.absent(what)
    }
}
