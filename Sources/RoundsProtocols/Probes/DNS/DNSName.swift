/// Names in DNS messages (RFC 1035 §3.1, §4.1.4), kept as text without the dot at the end; the root is empty.
enum DNSName {
    /// Labels, each with its length before it; nil when the name cannot be written.
    static func bytes(_ name: String) -> [UInt8]? {
        let bare = name.hasSuffix(".") ? name.dropLast() : name[...]
        guard bare.utf8.count <= 253 else { return nil }
        var bytes: [UInt8] = []
        if !bare.isEmpty {
            for label in bare.split(separator: ".", omittingEmptySubsequences: false) {
                guard (1...63).contains(label.utf8.count), label.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
                    return nil
                }
                bytes.append(UInt8(label.utf8.count))
                bytes.append(contentsOf: label.utf8)
            }
        }
        return bytes + [0]
    }

    /// The name under which an address is looked up backwards (RFC 1035 §3.5); nil for anything but an IPv4 address.
    static func reversed(_ address: String) -> String? {
        let parts = address.split(separator: ".")
        guard parts.count == 4, parts.allSatisfy({ UInt8($0) != nil }) else { return nil }
        return parts.reversed().joined(separator: ".") + ".in-addr.arpa"
    }
}

/// Reads numbers and names from a DNS message; never beyond its end.
struct DNSReader {
    let bytes: [UInt8]
    var place = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func byte() throws(DNSMessage.Fault) -> UInt8 {
        guard place < bytes.count else { throw .notDNS }
        defer { place += 1 }
        return bytes[place]
    }

    mutating func word() throws(DNSMessage.Fault) -> UInt16 {
        UInt16(try byte()) << 8 | UInt16(try byte())
    }

    mutating func long() throws(DNSMessage.Fault) -> UInt32 {
        UInt32(try word()) << 16 | UInt32(try word())
    }

    mutating func take(_ count: Int) throws(DNSMessage.Fault) -> ArraySlice<UInt8> {
        guard count <= bytes.count - place else { throw .notDNS }
        defer { place += count }
        return bytes[place..<(place + count)]
    }

    /// Pointers lead back only, so that no message can make a reader run in circles.
    mutating func name() throws(DNSMessage.Fault) -> String {
        var labels: [String] = []
        var (length, here, after) = (0, place, Int?.none)
        while true {
            guard here < bytes.count else { throw .notDNS }
            let count = Int(bytes[here])
            if count >= 0xC0 {
                guard here + 1 < bytes.count else { throw .notDNS }
                let target = (count & 0x3F) << 8 | Int(bytes[here + 1])
                guard target < here else { throw .notDNS }
                after = after ?? here + 2
                here = target
                continue
            }
            guard count < 0x40, here + 1 + count <= bytes.count else { throw .notDNS }
            here += 1
            if count == 0 { break }
            length += count + 1
            guard length <= 255 else { throw .notDNS }
            labels.append(bytes[here..<(here + count)].asLabel)
            here += count
        }
        place = after ?? here
        return labels.joined(separator: ".")
    }
}

extension ArraySlice<UInt8> {
    /// In lower case; what is no printable ASCII, and a dot, as `\046` (RFC 1035 §5.1).
    fileprivate var asLabel: String {
        var text = ""
        for byte in self {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): text.unicodeScalars.append(Unicode.Scalar(byte + 32))
            case 0x21...0x7E where byte != UInt8(ascii: ".") && byte != UInt8(ascii: "\\"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default: text += "\\" + (byte < 100 ? byte < 10 ? "00" : "0" : "") + String(byte)
            }
        }
        return text
    }
}
