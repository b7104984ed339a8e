extension Multipart {
    public enum Fault: Unreadable, Equatable {
        case tooManyBytes(limit: Int)
        case tooManyParts(limit: Int)
        case headersTooLong(limit: Int)
        case fieldTooLong(String, limit: Int)
        case fileTooLong(String, limit: Int)
        case noBoundary
        case badBoundaryLine
        case badHeader
        case badDisposition
        case encoded
        case endsEarly

        public var sentence: String {
            switch self {
            case .tooManyBytes(let limit): "The upload is larger than \(limit.grouped) bytes."
            case .tooManyParts(let limit): "The upload has more than \(limit.grouped) parts."
            case .headersTooLong(let limit): "The headers of a part are longer than \(limit.grouped) bytes."
            case .fieldTooLong(let name, let limit):
                "The text in \(name.asMentioned) is longer than \(limit.grouped) bytes."
            case .fileTooLong(let name, let limit):
                "The file \(name.asMentioned) is larger than \(limit.grouped) bytes."
            case .noBoundary: "The upload has no parts: its boundary does not occur."
            case .badBoundaryLine: "The upload is damaged: something follows a boundary on its line."
            case .badHeader: "The upload is damaged: a header of a part cannot be read."
            case .badDisposition: "The upload is damaged: a part does not say which field it is."
            case .encoded: "A part of the upload has a transfer encoding; parts are taken as they are (RFC 7578, 4.7)."
            case .endsEarly: "The upload broke off before its end. Please send it again."
            }
        }

        public var isTooMuch: Bool {
            switch self {
            case .tooManyBytes, .tooManyParts, .headersTooLong, .fieldTooLong, .fileTooLong: true
            case .noBoundary, .badBoundaryLine, .badHeader, .badDisposition, .encoded, .endsEarly: false
            }
        }
    }
}
