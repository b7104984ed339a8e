extension Problem {
    /// For the programmer who looks the problem up: when it comes, and what to do.
    var explanation: String {
        switch self {
        case .signInNeeded:
            "The request carries no valid token. Send Authorization: Bearer and a token that is neither expired nor revoked."
        case .notAllowed:
            "The person behind the token may not do this: their role does not allow it, or the token's scopes leave it out."
        case .foreignPage:
            "A browser sent this from a page that is not the desk's. Programs send a token, which needs no such proof."
        case .notHere:
            "There is nothing at this address, or the person behind the token may not know that there is."
        case .wrongMethod: "The address knows other methods. The header Allow lists them."
        case .notAcceptable: "The desk answers JSON. Send Accept: application/json, or leave the header out."
        case .refused:
            "The request is understood, but the thing is not in a state where that can be done. The detail says why."
        case .stale:
            "Somebody saved between reading and saving. Read again, and send the change again if it still makes sense."
        case .fieldConflict: "Somebody else changed the same field to something else. Nothing was overwritten."
        case .stillRunning:
            "A request with this Idempotency-Key is still being worked on. Send it again after Retry-After seconds."
        case .changedMeanwhile:
            "If-Match names a version that is no longer the newest. The header ETag has the newest; read it before you try again."
        case .tooLarge: "The body is larger than the desk takes. Send less, or in parts."
        case .tooSlow: "Not all of the body arrived in time. Look at the connection and send it again."
        case .unsupportedMedia: "The body is of a kind the desk does not read here. Send application/json in UTF-8."
        case .unreadable:
            "The body is not well-formed JSON, or the request cannot be read for another reason. The detail says where."
        case .wrongParameter:
            "A part of the address or a header does not have the form that the API document describes. The errors name it."
        case .invalid:
            "The body is JSON, but not what the API document describes. The errors point to each place (RFC 6901)."
        case .keyReused:
            "This Idempotency-Key was sent within 24 hours with another request. Each new request needs a key of its own."
        case .conditionNeeded:
            "This change needs the header If-Match with the ETag that was read, so that nobody's change is overwritten unseen."
        case .tooMany: "More requests came from this address than the desk takes. Wait for Retry-After seconds."
        case .broken:
            "A mistake in the desk. Nothing was half saved. The request_id leads IT to the cause in the log."
        case .unavailable:
            "The desk cannot reach its data, or took too long. The same request may work after Retry-After seconds."
        case .unknownOutcome:
            "The connection to the data broke while the change was saved. A request with an Idempotency-Key can simply be sent again."
        case .readOnly: "The desk can show but not save at the moment. Nothing was stored."
        case .noRoom: "The desk's disk is full. Nothing was stored; IT has to make room first."
        }
    }
}
