import RoundsProtocols

/// The first byte chooses how the rest is cut into chunks; what is told does not depend on it.
func examine(_ bytes: [UInt8]) {
    guard let seed = bytes.first, let boundary = Multipart.Boundary(contentType: "multipart/form-data; boundary=XX")
    else {
        return
    }
    let upload = Array(bytes.dropFirst())
    let whole = told(of: upload, boundary) { upload.count }
    var state = UInt32(seed)
    let inPieces = told(of: upload, boundary) {
        state = state &* 1_664_525 &+ 1_013_904_223
        return Int(state >> 24) % 9 + 1
    }
    hold(whole == inPieces, "told \(whole) at once, \(inPieces) in pieces")
    if case .success(let events) = whole { check(events) }
    let text = String(decoding: upload, as: UTF8.self)
    _ = Multipart.Boundary(contentType: text)
    checkFileName(text.asFileName)
    _ = try? MultipartForm(upload, boundary: boundary, limits: limits)
}

private let limits = Multipart.Limits(bytes: 2000, parts: 5, headerBytes: 200, fieldBytes: 100, fileBytes: 200)

private func told(
    of upload: [UInt8], _ boundary: Multipart.Boundary, size: () -> Int
) -> Result<[Multipart.Event], Multipart.Fault> {
    var parser = MultipartParser(boundary: boundary, limits: limits)
    var events: [Multipart.Event] = []
    var rest = upload[...]
    do throws(Multipart.Fault) {
        while !rest.isEmpty {
            let chunk = rest.prefix(size())
            rest = rest[chunk.endIndex...]
            for event in try parser.push(chunk) {
                if case .data(let more) = event, case .data(let before)? = events.last {
                    events[events.count - 1] = .data(before + more)
                } else {
                    events.append(event)
                }
            }
        }
        try parser.finish()
        return .success(events)
    } catch {
        return .failure(error)
    }
}

/// Parts open, tell and close in order, within the limits, and the end comes once and last.
private func check(_ events: [Multipart.Event]) {
    var open: Multipart.Part?
    var parts = 0
    hold(events.last == .end, "no end")
    for (place, event) in events.enumerated() {
        switch event {
        case .part(let part):
            hold(open == nil, "a part in a part")
            if let name = part.fileName, !name.isEmpty { checkFileName(name) }
            open = part
            parts += 1
        case .data(let bytes):
            hold(bytes.count <= (open?.fileName == nil ? limits.fieldBytes : limits.fileBytes), "too much data")
            hold(open != nil && !bytes.isEmpty, "data of no part")
        case .endOfPart:
            hold(open != nil, "the end of no part")
            open = nil
        case .end:
            hold(open == nil && place == events.count - 1, "an end before the end")
        }
    }
    hold(parts <= limits.parts, "too many parts")
}

private func checkFileName(_ name: String) {
    hold(!name.isEmpty && name.utf8.count <= 200, "a name of \(name.utf8.count) bytes")
    hold(!name.utf8.contains { $0 < 0x20 || $0 == 0x7F || "/\\:<>\"|?*".utf8.contains($0) }, "an unsafe name: \(name)")
    hold(name != "." && name != "..", "a folder for a name")
    hold(name.asFileName.utf8.elementsEqual(name.utf8), "a name that is not safe yet: \(name) \(name.asFileName)")
}
