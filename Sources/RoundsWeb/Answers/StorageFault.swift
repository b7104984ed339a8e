import RoundsSQL

extension Fault {
    static let broken =
        "The desk made a mistake. Nothing was half saved. Try again; if it happens again, tell IT the number below."

    static func unavailable(_ cause: String) -> Fault {
        Fault(
            .unavailable,
            "The desk cannot reach its data right now. What was saved is safe. Try again in a few seconds.",
            retryAfter: 5, cause: cause)
    }

    static func of(storage error: StorageError) -> Fault {
        switch error {
        case .unavailable(let cause): unavailable(cause)
        case .unknownOutcome:
            Fault(
                .unknownOutcome,
                "The connection to the data broke while this was saved. Look whether it is there before you send it again.",
                retryAfter: 5, cause: "unknown outcome of a commit")
        case .full:
            Fault(
                .noRoom, "The desk's disk is full, so this was not saved. IT has to make room first.", retryAfter: 60,
                cause: "disk full")
        case .readOnly:
            Fault(
                .readOnly, "The desk can show but not save at the moment. This was not saved.", retryAfter: 60,
                cause: "read-only storage")
        case .notUnique, .refused, .newer, .foreign, .corrupt, .shape, .engine:
            Fault(.broken, broken, cause: "\(error)")
        }
    }
}
