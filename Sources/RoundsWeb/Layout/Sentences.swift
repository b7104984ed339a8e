/// Words that somebody wrote, put into a sentence of the desk's.
extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }

    /// With a full stop where it has no end of its own.
    var ended: String { last.map { ".!?…".contains($0) } == false ? self + "." : self }
}
