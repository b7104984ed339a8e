import RoundsAssets
import RoundsDomain
import RoundsProtocols

extension HospitalSeed {
    /// What comes with the program.
    public static func packaged() throws -> HospitalSeed {
        try HospitalSeed(json: StarterContent.hospital)
    }

    /// - Throws: ``JSON/Fault`` for bytes that are no JSON, ``JSON/Complaints`` that name each member that is wrong,
    ///   ``Complaints`` when codes lead nowhere.
    public init(json bytes: [UInt8]) throws {
        self.init()
        let body = JSON.Reading(try JSON(bytes))
        tiers = body["tiers"].list(0...10, HospitalSeed.tier)
        services = body["services"].list(0...500, HospitalSeed.service)
        locations = body["locations"].list(0...5_000, HospitalSeed.location)
        ticketTemplates = body["ticketTemplates"].list(0...500, HospitalSeed.template)
        replies = body["replies"].list(0...200) {
            Reply(code: $0.code, use: $0["use"].text(), text: $0["text"].text(1...2_000))
        }
        majorIncidentMessages = body["majorIncidentMessages"].list(0...100) {
            MajorIncidentMessage(code: $0.code, text: $0["text"].text(1...2_000))
        }
        runbooks = body["runbooks"].list(0...500) {
            Runbook(
                code: $0.code, title: $0["title"].text(1...200),
                service: $0["service"].optionalText(0...Code.length) ?? "",
                steps: $0["steps"].list(1...60) { $0.text(1...1_000) })
        }
        morningChecks = body["morningChecks"].list(0...500) {
            MorningCheck(
                code: $0.code, check: $0["check"].text(1...200), how: $0["how"].text(1...200),
                goodWhen: $0["goodWhen"].text())
        }
        maintenance = body["maintenance"].list(0...500) {
            Maintenance(
                task: $0["task"].text(1...200), cadence: $0["cadence"].text(1...100), evidence: $0["evidence"].text())
        }
        readRest(body)
        try body.finish()
        let faults = faults
        guard faults.isEmpty else { throw Complaints(faults.map { RoundsDomain.Complaint("", $0) }) }
    }

    private mutating func readRest(_ body: JSON.Reading) {
        training = body["training"].list(0...500) {
            Training(
                course: $0["course"].text(1...200), audience: $0["audience"].text(1...200),
                length: $0["length"].text(1...60), cadence: $0["cadence"].text(1...200),
                anchor: $0["anchor"].optionalText() ?? "")
        }
        vendors = body["vendors"].list(0...500) {
            Vendor(vendor: $0["vendor"].text(1...200), agreement: $0["agreement"].text())
        }
        glossary = body["glossary"].list(0...1_000) {
            Term(term: $0["term"].text(1...100), meaning: $0["meaning"].text())
        }
        downtimeKit = body["downtimeKit"].list(0...100) { $0.text() }
        // Figures and words for whoever edits the file; the desk does not use them.
        for name in ["organization", "priorityRules", "measures", "roles"] { _ = body[name].any() }
    }
}

extension HospitalSeed {
    private static func tier(_ field: JSON.Field) -> Tier {
        Tier(
            tier: field.tier(Int64(field["tier"].text(1...1)) ?? -1), name: field["name"].text(1...60),
            meaning: field["meaning"].text(), rtoMinutes: field["rto"].recoveryMinutes,
            rpoMinutes: field["rpo"].recoveryMinutes, paging: field["paging"].text(1...200))
    }

    private static func service(_ field: JSON.Field) -> Service {
        Service(
            code: field["id"].text(1...Code.length),
            name: field["name"].text(1...RoundsDomain.Service.Fields.nameLength),
            meaning: field["meaning"].optionalText() ?? "",
            products: field["products"].list(0...20) { $0.text(1...100) },
            tier: field.tier(field["tier"].integer(0...4)), rtoMinutes: field["rto"].recoveryMinutes,
            rpoMinutes: field["rpo"].recoveryMinutes,
            dependsOn: field["dependsOn"].list(0...RoundsDomain.Service.Fields.mostNeeds) { $0.text(1...Code.length) },
            probe: field["probe"].optionalText() ?? "", fallback: field["fallback"].optionalText() ?? "")
    }

    private static func location(_ field: JSON.Field) -> Location {
        Location(
            code: field.code, name: field["name"].text(1...RoundsDomain.Location.Fields.nameLength),
            kind: field["kind"].choice() ?? .room, parent: field["parent"].optionalText(0...Code.length) ?? "",
            careSetting: field["careSetting"].optionalChoice())
    }

    private static func template(_ field: JSON.Field) -> TicketTemplate {
        let priority = Priority(rawValue: field["priority"].integer(1...4))
        return TicketTemplate(
            code: field.code, title: field["title"].text(1...200), kind: field["type"].choice() ?? .incident,
            priority: priority ?? .p3, service: field["service"].text(1...Code.length),
            ask: field["ask"].text(1...1_000), reply: field["reply"].text(1...2_000))
    }
}

extension JSON.Field {
    fileprivate var code: String { self["code"].text(1...Code.length) }

    fileprivate func tier(_ number: Int64) -> Service.Tier {
        if let tier = Service.Tier(rawValue: number) { return tier }
        self["tier"].complain("must be 0 to 4")
        return .convenience
    }

    fileprivate var recoveryMinutes: Int64? {
        do throws(Refusal) {
            return try RecoveryTime.minutes(optionalText(0...40) ?? "")
        } catch {
            complain("must be a time such as 15 min, 2 h or 1 d")
            return nil
        }
    }
}
