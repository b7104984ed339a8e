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
        try self.init(Array(query.hasPrefix("?") ? query.dropFirst().utf8 : query[...].utf8), limits: limits)
    }
}

extension FormBody.Field {
    fileprivate init(_ bytes: ArraySlice<UInt8>, limits: FormBody.Limits) throws(FormBody.Fault) {
        let sign = bytes.firstIndex(of: UInt8(ascii: "=")) ?? bytes.endIndex
        let name = bytes[..<sign].formDecoded
        let value = bytes[min(sign + 1, bytes.endIndex)...].formDecoded
        self.name = String(decoding: name, as: UTF8.self)
        self.value = String(decoding: value, as: UTF8.self)
        guard name.count <= limits.nameBytes else { throw .nameTooLong(self.name, limit: limits.nameBytes) }
        guard value.count <= limits.valueBytes else {
            throw .valueTooLong(field: self.name, limit: limits.valueBytes)
        }
        if let code = name.firstRefusedControl ?? value.firstRefusedControl {
            throw .controlCharacter(field: self.name, code: code)
        }
    }
}

extension ArraySlice<UInt8> {
    /// `+` is a space, `%41` is a byte, CRLF and CR are LF.
    fileprivate var formDecoded: [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(count)
        var place = startIndex
        var afterReturn = false
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
            if !(byte == 0x0A && afterReturn) { decoded.append(byte == 0x0D ? 0x0A : byte) }
            afterReturn = byte == 0x0D
        }
        return decoded
    }
}

extension [UInt8] {
    /// The first C0 control that is neither tab nor line feed.
    fileprivate var firstRefusedControl: UInt8? {
        first { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A }
    }
}

extension UInt8 {
    /// 0 to 15 for an ASCII hexadecimal digit.
    var hexadecimalValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// Letter or digit, ASCII.
    var isAlphanumeric: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: false
        }
    }
}
