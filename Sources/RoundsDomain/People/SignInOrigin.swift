/// What a request tells of where it comes from: for the list of devices and for the log.
public struct SignInOrigin: Sendable, Equatable {
    /// Characters kept.
    public static let agentLength = 300
    public static let addressLength = 64

    public let agent: String
    public let address: String
    /// The browser's own token, when it brought one back: see ``LockOut``.
    public let device: Secret?

    public init(agent: String, address: String, device: Secret? = nil) {
        self.agent = String(agent.trimmed.singleLine.prefix(Self.agentLength))
        self.address = String(address.trimmed.singleLine.prefix(Self.addressLength))
        self.device = device
    }
}

extension Session {
    /// The browser and system as a person calls them, `Firefox on Windows`, guessed from the agent; what it does not know
    /// it calls a browser.
    public var deviceName: String {
        let browser = Self.first(
            in: agent,
            of: [
                ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"),
                ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
                ("curl/", "curl"),
            ])
        let system = Self.first(
            in: agent,
            of: [
                ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"),
                ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
            ])
        return (browser ?? "A browser") + (system.map { " on \($0)" } ?? "")
    }

    private static func first(in agent: String, of known: [(mark: String, name: String)]) -> String? {
        known.first { agent.contains($0.mark) }?.name
    }
}
