extension Check.Fields {
    /// Characters.
    public static let nameLength = 100
    public static let adviceLength = 500
    public static let attemptRange = 1...10
    /// Milliseconds: half a minute to a year.
    public static let ageRange = Span.seconds(30)...Span.days(366)

    /// Trims the texts and says everything that is wrong with the fields.
    public func checked() throws(Complaints) -> Self {
        var tidy = self
        tidy.name = name.trimmed.singleLine
        tidy.advice = advice.trimmed
        var complaints: [Complaint] = []
        if tidy.name.isEmpty { complaints.append(Complaint("name", "Say what is watched: “EHR sign-on page”.")) }
        complaints.check("name", "The name", tidy.name, most: Self.nameLength)
        complaints.check("advice", "The advice", tidy.advice, most: Self.adviceLength)
        if !Self.attemptRange.contains(attempts) {
            complaints.append(Complaint("attempts", "Between 1 and 10 bad readings in a row make a failure."))
        }
        if !Self.ageRange.contains(maxAge) {
            complaints.append(Complaint("max_age", "Evidence may be between 30 seconds and 366 days old."))
        }
        guard complaints.isEmpty else { throw Complaints(complaints) }
        return tidy
    }

    public static let nameIsTaken = Complaints([Complaint("name", "Another check has this name already.")])
}
