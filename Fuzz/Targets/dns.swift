import RoundsProtocols

/// No message sends the reader in circles or beyond its end; the machine's files are read to their limits.
func examine(_ bytes: [UInt8]) {
    if let message = try? DNSMessage(bytes) {
        hold(message.records.count <= 100, "\(message.records.count) records")
        for record in message.records {
            // 255 bytes, each at most four letters.
            hold(record.name.utf8.count <= 1_020, "a name of \(record.name.utf8.count) letters")
            _ = message.answers(to: record.name, record.type)
        }
        _ = message.answers(to: message.question?.name ?? "", .a)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    if let question = DNSMessage.question(text, .a, number: 7) {
        hold(question.count <= 12 + 255 + 4, "a question of \(question.count) bytes")
        var answer = question
        answer[2] |= 0x80
        let name = text.hasSuffix(".") ? String(text.dropLast()) : text
        let asked = try? DNSMessage(answer).question?.name
        hold(name.contains("\\") || asked == name.lowercased(), "\(name) came back as \(asked ?? "nothing")")
    }
    let setting = ResolverSetting(file: text)
    hold((1...3).contains(setting.servers.count) && setting.search.count <= 6, "too many servers or endings")
    hold((1...7).contains(setting.candidates(for: "ehr").count), "no candidate or too many")
    _ = HostsFile(file: text)["ehr"]
}
