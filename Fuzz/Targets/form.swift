import RoundsProtocols

/// What is read keeps its limits, and reads the same when it is written again.
func examine(_ bytes: [UInt8]) {
    let limits = FormBody.Limits(bytes: 4096, fields: 20, nameBytes: 40, valueBytes: 400)
    do throws(FormBody.Fault) {
        let body = try FormBody(bytes, limits: limits)
        hold(bytes.count <= limits.bytes && body.fields.count <= limits.fields, "more than was allowed")
        for field in body.fields {
            hold(!(field.name + field.value).utf8.contains { $0 < 0x20 && $0 != 9 && $0 != 10 }, "a control character")
            hold(body.all(field.name).contains(field.value) && body.has(field.name), "a field that is not found again")
        }
        // U+FFFD takes up to three bytes where one did not decode.
        let again = try FormBody(Array(body.encoded.utf8), limits: FormBody.Limits())
        hold(again == body, "another form after writing: \(body.encoded)")
        if let text = String(validating: bytes, as: UTF8.self), text.utf8.first != UInt8(ascii: "?") {
            let query = try FormBody(query: text, limits: limits)
            hold(query == body, "another form as a query")
        }
    } catch {
        hold(!error.sentence.isEmpty && error.sentence.count < 200, "a sentence that cannot be shown")
    }
}
