extension String {
    /// The same bytes. `==` also takes canonically equivalent texts as equal (U+212A KELVIN SIGN for the letter K),
    /// which is not what a wire format means by the same name.
    func isExactly(_ other: String) -> Bool {
        utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
    }

    /// CRLF and CR as LF.
    var withLineFeeds: String {
        guard utf8.contains(0x0D) else { return self }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        var afterReturn = false
        for byte in utf8 {
            if !(byte == 0x0A && afterReturn) { bytes.append(byte == 0x0D ? 0x0A : byte) }
            afterReturn = byte == 0x0D
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The first C0 control that is neither tab nor line feed.
    var firstRefusedControl: UInt8? {
        utf8.first { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A }
    }
}
