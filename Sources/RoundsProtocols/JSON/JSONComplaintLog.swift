extension JSON {
    /// What one ``Reading`` has found wrong and which members it was asked for.
    final class Log {
        private(set) var complaints: [Complaint] = []
        private var opened: [String: (object: Object, asked: Set<String>)] = [:]

        /// Says the first thing that is wrong with a value, and stops listening at 50.
        func complain(_ words: String, at pointer: String) {
            guard complaints.count < 50, !complaints.contains(where: { $0.pointer == pointer }) else { return }
            complaints.append(Complaint(pointer: pointer, words: words))
        }

        func ask(_ object: Object, for key: String, at pointer: String) {
            opened[pointer, default: (object, [])].asked.insert(key)
        }

        func complainAboutUnread() {
            for (pointer, (object, asked)) in opened.sorted(by: { $0.key < $1.key }) {
                for key in object.keys where !asked.contains(key) {
                    complain("is not a field that is known here", at: pointer.pointing(to: key))
                }
            }
        }
    }
}

extension String {
    /// The JSON Pointer (RFC 6901) of a member.
    func pointing(to key: String) -> String {
        var pointer = self + "/"
        for character in key.unicodeScalars {
            switch character {
            case "~": pointer += "~0"
            case "/": pointer += "~1"
            default: pointer.unicodeScalars.append(character)
            }
        }
        return pointer
    }
}
