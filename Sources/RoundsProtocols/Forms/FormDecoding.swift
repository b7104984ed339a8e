extension FormBody {
    /// Reads `application/x-www-form-urlencoded` as the URL standard says (https://url.spec.whatwg.org/#urlencoded-parsing):
    /// a percent sign without two hexadecimal digits stands for itself, bytes that are not UTF-8 become U+FFFD.
    ///
    /// Line ends become LF, however they were sent. Control characters other than tab and line end are refused.
    public init(_ bytes: [UInt8], limits: Limits = .body) throws(Fault) {
        guard bytes.count <= limits.bytes else { throw .tooManyBytes(limit: limits.bytes) }
        var fields: [Field] = []
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "&")) ?? bytes.endIndex
            if end > start {
                guard fields.count < limits.fields else { throw .tooManyFields(limit: limits.fields) }
                fields.append(try Field(bytes[start..<end], limits: limits))
            }
            start = end + 1
        }
        self.fields = fields
    }

    /// Reads what follows the `?` of an address; a leading `?` is passed over.
    public init(query: some StringProtocol, limits: Limits = .query) throws(Fault) {
        let bytes = Array(query.utf8)
        try self.init(bytes.first == UInt8(ascii: "?") ? Array(bytes.dropFirst()) : bytes, limits: limits)
    }
}

extension FormBody.Field {
    fileprivate init(_ bytes: ArraySlice<UInt8>, limits: FormBody.Limits) throws(FormBody.Fault) {
        let sign = bytes.firstIndex(of: UInt8(ascii: "=")) ?? bytes.endIndex
        let value = bytes[min(sign + 1, bytes.endIndex)...]
        try self.init(name: bytes[..<sign].formDecoded, value: value.formDecoded, limits: limits)
    }

    /// A field whose bytes stand for themselves, but for line ends.
    init(name: [UInt8], value: [UInt8], limits: FormBody.Limits) throws(FormBody.Fault) {
        self.name = String(decoding: name, as: UTF8.self).withLineFeeds
        self.value = String(decoding: value, as: UTF8.self).withLineFeeds
        guard name.count <= limits.nameBytes else { throw .nameTooLong(self.name, limit: limits.nameBytes) }
        guard value.count <= limits.valueBytes else {
            throw .valueTooLong(field: self.name, limit: limits.valueBytes)
        }
        if let code = self.name.firstRefusedControl ?? self.value.firstRefusedControl {
            throw .controlCharacter(field: self.name, code: code)
        }
    }
}

extension ArraySlice<UInt8> {
    /// `+` is a space, `%41` is a byte.
    fileprivate var formDecoded: [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(count)
        var place = startIndex
        while place < endIndex {
            var byte = self[place]
            place += 1
            if byte == UInt8(ascii: "+") {
                byte = 0x20
            } else if byte == UInt8(ascii: "%"), place + 1 < endIndex,
                let high = self[place].hexadecimalValue, let low = self[place + 1].hexadecimalValue
            {
                byte = high << 4 | low
                place += 2
            }
            decoded.append(byte)
        }
        return decoded
    }
}
