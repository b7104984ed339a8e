extension HTML {
    /// The first thing in this markup that a browser would have to repair, or nil. Every view's test asks.
    ///
    /// Checked: tags that match, quoted attributes, character references, ids that are there once, labels and
    /// `aria-…` attributes that point at something (in whole documents), forms in forms, things to press in things to
    /// press, lists and tables with the right children, and nothing inline that the content security policy refuses.
    public var fault: MarkupFault? { MarkupFault.first(in: bytes) }
}

extension MarkupFault {
    /// The same for markup that came over the wire.
    public static func first(in bytes: [UInt8]) -> MarkupFault? {
        do throws(MarkupFault) {
            var check = MarkupCheck(bytes)
            try check.run()
            return nil
        } catch {
            return error
        }
    }
}

private struct MarkupCheck {
    private var scanner: MarkupScanner
    private var open: [String] = []
    private var ids: Set<String> = []
    private var pointers: [(id: String, sentence: String, place: Int)] = []
    private var isDocument = false

    init(_ bytes: [UInt8]) {
        scanner = MarkupScanner(bytes)
    }

    mutating func run() throws(MarkupFault) {
        var place = 0
        while let token = try scanner.next() {
            switch token {
            case .text: break
            case .doctype:
                guard place == 0 else { throw scanner.fault("the doctype is not at the start", at: place) }
                isDocument = true
            case .start(let name, let attributes, let selfClosing):
                try begin(name, attributes, selfClosing, at: place)
            case .end(let name):
                try end(name, at: place)
            }
            place = scanner.position
        }
        if let name = open.last { throw scanner.fault("<\(name)> is never closed") }
        if isDocument, let lost = pointers.first(where: { !ids.contains($0.id) }) {
            throw scanner.fault(lost.sentence, at: lost.place)
        }
    }

    private mutating func begin(
        _ name: String, _ attributes: [MarkupScanner.Attribute], _ selfClosing: Bool, at place: Int
    ) throws(MarkupFault) {
        if let complaint = ContentRules.complaint(about: name, attributes, in: open) {
            throw scanner.fault(complaint, at: place)
        }
        for attribute in attributes { try note(attribute, of: name, at: place) }
        let isVoid = ContentRules.void.contains(name)
        if selfClosing, !isVoid, !open.contains("svg") {
            throw scanner.fault("<\(name)/> does not close itself", at: place)
        }
        if !isVoid, !selfClosing { open.append(name) }
    }

    private mutating func end(_ name: String, at place: Int) throws(MarkupFault) {
        guard !ContentRules.void.contains(name) else {
            throw scanner.fault("</\(name)> has nothing to close", at: place)
        }
        guard let last = open.popLast() else { throw scanner.fault("</\(name)> was never opened", at: place) }
        guard last == name else { throw scanner.fault("</\(name)> where </\(last)> is due", at: place) }
    }

    private mutating func note(_ attribute: MarkupScanner.Attribute, of name: String, at place: Int) throws(MarkupFault)
    {
        switch attribute.name {
        case "id":
            guard !attribute.value.isEmpty else { throw scanner.fault("an empty id", at: place) }
            guard ids.insert(attribute.value).inserted else {
                throw scanner.fault("the id \(attribute.value) twice", at: place)
            }
        case "for", "aria-describedby", "aria-labelledby", "aria-controls", "list", "form":
            for id in attribute.value.split(separator: " ") {
                pointers.append(
                    (String(id), "\(attribute.name) of <\(name)> points at \(id), which is not there", place))
            }
        default: break
        }
    }
}
