import RoundsProtocols

/// The parser and the guard take the same texts; what is read is the same value after writing and reading again.
func examine(_ bytes: [UInt8]) {
    let limits = JSON.Limits(bytes: 4096, depth: 8, values: 200)
    let guarded = fault { () throws(JSON.Fault) in try JSONGuard.check(bytes, limits: limits) }
    var read: JSON?
    let parsed = fault { () throws(JSON.Fault) in read = try JSON(bytes, limits: limits) }
    hold(guarded == parsed, "the guard says \(String(describing: guarded)), the parser \(String(describing: parsed))")
    guard let json = read else { return hold(parsed?.sentence.isEmpty == false, "no sentence") }
    let written = json.bytes()
    let again = fault { () throws(JSON.Fault) in hold(try JSON(written) == json, "another value after writing") }
    hold(again == nil, "unreadable after writing")
    let sorted = json.bytes(sortedKeys: true)
    let resorted = fault { () throws(JSON.Fault) in
        hold(try JSON(sorted).bytes(sortedKeys: true) == sorted, "another order after sorting")
    }
    hold(resorted == nil, "unreadable after sorting")
    readFields(of: json)
}

private func fault(_ act: () throws(JSON.Fault) -> Void) -> JSON.Fault? {
    do throws(JSON.Fault) {
        try act()
        return nil
    } catch {
        return error
    }
}

private enum Word: String, CaseIterable {
    case a, b
}

/// Reading never traps, and a body that lets everything pass is a good one.
private func readFields(of json: JSON) {
    let body = JSON.Reading(json)
    let text = body["a"].text(1...5)
    let number = body["b"].optionalInteger(-5...5)
    let word = body["c"].optionalChoice(Word.self)
    let list = body["d"].optionalList(0...3) { $0["e"].optionalText() }
    let truth = body["f"].optionalBool()
    do throws(JSON.Complaints) {
        try body.finish()
        hold((1...5).contains(text.unicodeScalars.count), "a text of a wrong length")
        hold(number.map { (-5...5).contains($0) } ?? true, "a number out of range")
        hold((list?.count ?? 0) <= 3, "a long list")
        let asked: Set = ["a", "b", "c", "d", "f"]
        if case .object(let object) = json { hold(asked.isSuperset(of: object.keys), "an unknown key") }
        _ = (word, truth)
    } catch {
        hold((1...50).contains(error.complaints.count), "no complaints, or too many")
        hold(
            error.complaints.allSatisfy { $0.pointer.isEmpty || $0.pointer.utf8.first == UInt8(ascii: "/") },
            "no pointer")
    }
}
