import RoundsDomain

extension Complaint {
    static let noSuchLocation = Complaint("location", "That place is not there. Choose one from the list.")
    static let noSuchService = Complaint("service", "That service is not there. Choose one from the list.")
    static let noSuchDevice = Complaint("device", "That device is not there. Look at its sticker again.")

    /// Whoever was never asked lets the clock stand still for ever.
    public static let nothingAsked = Complaint(
        "question", "Say what you wait for: nobody answers what was not asked.")

    /// What a check reported has no requester.
    static func nobodyReads(_ field: String) -> Complaint {
        Complaint(
            field, "A check reported this, and nobody reads an answer. Write a note, or wait for a vendor or a change.")
    }
}
