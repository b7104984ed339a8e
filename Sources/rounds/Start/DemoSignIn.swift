import Foundation
import RoundsDomain

/// How people sign in to a demo desk: one password for all, made anew for each data folder and kept there.
struct DemoSignIn: Sendable {
    /// Says in the database that this is a demo desk.
    static let setting = "demo"
    static let fileName = "demo-sign-in.txt"

    let password: String

    /// Nil when somebody took the file away.
    static func read(from data: String) -> DemoSignIn? {
        guard let bytes = FileManager.default.contents(atPath: "\(data)/\(fileName)") else { return nil }
        let password = String(decoding: bytes, as: UTF8.self).trimmed
        return password.isEmpty ? nil : DemoSignIn(password: password)
    }

    static func make(in data: String) throws -> DemoSignIn {
        if let found = read(from: data) { return found }
        var generator = SystemRandomNumberGenerator()
        let letters = Secret(using: &generator).text.lowercased()
        // 60 random bits, in groups that can be read out.
        let groups = stride(from: 0, to: 12, by: 4).map { String(letters.dropFirst($0).prefix(4)) }
        let password = "cedar-" + groups.joined(separator: "-")
        // A start that was cut short may have left an empty one.
        try PrivateFile.replace(password + "\n", at: "\(data)/\(fileName)")
        return DemoSignIn(password: password)
    }

    /// One of each role, to begin with.
    var words: [String] {
        let cast = [
            ("maria", "ward nurse Maria Lopez, who reports"), ("priya", "specialist Priya Raman, who works the queue"),
            ("sam", "lead Sam Whitaker"), ("dana", "privacy officer Dana Brooks"), ("ruth", "auditor Ruth Adler"),
            ("ada", "administrator Ada Stone"),
        ]
        let lines = cast.map { "    \($0.0)\(String(repeating: " ", count: 8 - $0.0.count))\($0.1)" }
        return ["", "This desk shows \(Demo.siteName), which is made up. Sign in as"] + lines
            + ["with the password  \(password)"]
    }
}
