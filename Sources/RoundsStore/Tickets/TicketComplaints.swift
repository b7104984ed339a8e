import RoundsDomain

extension Complaint {
    static let noSuchLocation = Complaint("location", "That place is not there. Choose one from the list.")
    static let noSuchService = Complaint("service", "That service is not there. Choose one from the list.")
    static let noSuchDevice = Complaint("device", "That device is not there. Look at its sticker again.")
}
