import RoundsDomain

/// GET /audit
struct AuditScreen: Sendable {
    /// Records in the whole log.
    let records: Int64
    /// The newest verification; nil when there was none.
    let verified: Verified?
    let entries: Entries
    let rows: [AuditRow]
    let pager: Pager
    /// Where the same records are to be had as a table; nil when the filters cannot be understood.
    let export: String?

    struct Verified: Sendable {
        let when: TimeText
        let by: String
        /// The first fault that was found, in a sentence.
        let fault: String?
    }
}

/// A record of the log as a line.
struct AuditRow: Sendable {
    let number: Int64
    let when: TimeText
    let who: String
    /// Shows everything this one did.
    let whoPath: String
    /// "took it over from Lee Chen"
    let what: String
    /// `R-1042 Labels fail in ED`, `Maria Lopez`.
    let about: String
    let aboutPath: String?
    /// How the log has it: `ticket:1042`. Nil for the desk itself.
    let aboutCode: String?
    /// Hexadecimal, whole.
    let hash: String
}
