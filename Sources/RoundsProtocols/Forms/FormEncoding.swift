extension FormBody {
    /// The fields as `application/x-www-form-urlencoded`, for a link or a request
    /// (https://url.spec.whatwg.org/#urlencoded-serializing): ASCII letters, digits, `*-._`, `+` for a space, the rest
    /// percent-encoded UTF-8.
    public var encoded: String {
        var bytes: [UInt8] = []
        for field in fields {
            if !bytes.isEmpty { bytes.append(UInt8(ascii: "&")) }
            bytes.appendFormEncoded(field.name)
            bytes.append(UInt8(ascii: "="))
            bytes.appendFormEncoded(field.value)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension [UInt8] {
    fileprivate mutating func appendFormEncoded(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case 0x20:
                append(UInt8(ascii: "+"))
            case UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                append(byte)
            case _ where byte.isAlphanumeric:
                append(byte)
            default:
                append(UInt8(ascii: "%"))
                append(hexadecimalDigits[Int(byte >> 4)])
                append(hexadecimalDigits[Int(byte & 0xF)])
            }
        }
    }
}
