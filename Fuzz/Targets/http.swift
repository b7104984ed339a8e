import RoundsProtocols

/// The first byte chooses how the rest is cut; what is read does not depend on it, and limits hold.
func examine(_ bytes: [UInt8]) {
    guard let seed = bytes.first else { return }
    let said = Array(bytes.dropFirst())
    for isHead in [false, true] {
        let whole = read(said, isHead: isHead) { said.count }
        var state = UInt32(seed)
        let inPieces = read(said, isHead: isHead) {
            state = state &* 1_664_525 &+ 1_013_904_223
            return Int(state >> 24) % 9 + 1
        }
        hold(whole == inPieces, "read \(whole) at once, \(inPieces) in pieces")
        guard case .success(let answer) = whole else { continue }
        hold((100...999).contains(answer.status), "the status \(answer.status)")
        hold(answer.body.count <= limits.body, "a body of \(answer.body.count) bytes")
        hold(answer.isWhole || answer.body.count == limits.body, "a part of a body")
        hold(answer.fields.allSatisfy { !$0.name.isEmpty && !$0.value.utf8.contains(0x0A) }, "a field over two lines")
    }
}

private let limits = HTTPAnswer.Limits(head: 200, body: 100)

private func read(_ bytes: [UInt8], isHead: Bool, size: () -> Int) -> Result<HTTPAnswer, HTTPAnswer.Fault> {
    var parser = HTTPAnswerParser(isHead: isHead, limits: limits)
    var rest = bytes[...]
    do throws(HTTPAnswer.Fault) {
        while !rest.isEmpty, !parser.isDone {
            let piece = rest.prefix(max(size(), 1))
            rest = rest[piece.endIndex...]
            try parser.push(piece)
        }
        try parser.finish()
    } catch {
        return .failure(error)
    }
    guard let answer = parser.answer else { preconditionFailure("no answer and no fault") }
    return .success(answer)
}
