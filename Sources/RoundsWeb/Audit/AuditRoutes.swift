extension Desk {
    /// The sealed log, to be read, verified and taken along.
    var auditRoutes: [Route] {
        [
            get("audit", may: .readAudit, showAudit),
            get("audit/export", may: .readAudit, exportAudit),
            post("audit/verification", may: .readAudit, verifyLog),
        ]
    }
}
