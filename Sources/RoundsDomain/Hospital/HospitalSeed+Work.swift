// What people say and do: templates, replies, runbooks, checks, maintenance.
extension HospitalSeed {
    public struct TicketTemplate: Sendable, Equatable {
        public enum Kind: String, Sendable, CaseIterable {
            case incident, request, security
        }

        public var code: String
        public var title: String
        public var kind: Kind
        public var priority: Priority
        /// The code of a service.
        public var service: String
        /// What to ask the caller.
        public var ask: String
        /// What to answer, in plain words.
        public var reply: String

        public init(
            code: String, title: String, kind: Kind, priority: Priority, service: String, ask: String, reply: String
        ) {
            self.code = code
            self.title = title
            self.kind = kind
            self.priority = priority
            self.service = service
            self.ask = ask
            self.reply = reply
        }
    }

    /// Words that are said often.
    public struct Reply: Sendable, Equatable {
        public var code: String
        /// When to use them.
        public var use: String
        public var text: String

        public init(code: String, use: String, text: String) {
            self.code = code
            self.use = use
            self.text = text
        }
    }

    /// With holes such as `{service}`.
    public struct MajorIncidentMessage: Sendable, Equatable {
        public var code: String
        public var text: String

        public init(code: String, text: String) {
            self.code = code
            self.text = text
        }
    }

    public struct Runbook: Sendable, Equatable {
        public var code: String
        public var title: String
        /// The code of the service whose trouble it is about; empty where it is about no single one.
        public var service: String
        public var steps: [String]

        public init(code: String, title: String, service: String = "", steps: [String]) {
            self.code = code
            self.title = title
            self.service = service
            self.steps = steps
        }
    }

    public struct MorningCheck: Sendable, Equatable {
        public var code: String
        public var check: String
        /// `human` for what only a person can see; else how it is measured, in words.
        public var how: String
        public var goodWhen: String

        public init(code: String, check: String, how: String, goodWhen: String) {
            self.code = code
            self.check = check
            self.how = how
            self.goodWhen = goodWhen
        }

        /// As a line that a person looks at; nil for what the desk measures by itself.
        public var byHand: RoundCheck? {
            how == "human" ? RoundCheck(code: code, title: check, goodWhen: goodWhen) : nil
        }
    }

    public struct Maintenance: Sendable, Equatable {
        public var task: String
        /// In words: `monthly`, `twice yearly`, `after change`.
        public var cadence: String
        public var evidence: String

        public init(task: String, cadence: String, evidence: String) {
            self.task = task
            self.cadence = cadence
            self.evidence = evidence
        }
    }

    public struct Training: Sendable, Equatable {
        public var course: String
        public var audience: String
        public var length: String
        public var cadence: String
        /// The rule it fulfils: `164.308(a)(5)`.
        public var anchor: String

        public init(course: String, audience: String, length: String, cadence: String, anchor: String) {
            self.course = course
            self.audience = audience
            self.length = length
            self.cadence = cadence
            self.anchor = anchor
        }
    }

    public struct Vendor: Sendable, Equatable {
        public var vendor: String
        public var agreement: String

        public init(vendor: String, agreement: String) {
            self.vendor = vendor
            self.agreement = agreement
        }
    }

    public struct Term: Sendable, Equatable {
        public var term: String
        public var meaning: String

        public init(term: String, meaning: String) {
            self.term = term
            self.meaning = meaning
        }
    }
}
