/// The header lines of one part, as they come.
struct MultipartHead {
    private var disposition: HeaderValue?
    private var contentType: String?

    mutating func add(_ line: ArraySlice<UInt8>) throws(Multipart.Fault) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { throw .badHeader }
        guard !line.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) else { throw .badHeader }
        let value = Array(line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 })
        switch String(decoding: line[..<colon], as: UTF8.self).lowercased() {
        case "content-disposition":
            guard disposition == nil, let read = HeaderValue(bytes: value) else { throw .badDisposition }
            disposition = read
        case "content-type":
            contentType = HeaderValue(bytes: value)?.value
        case "content-transfer-encoding":
            let encoding = String(decoding: value, as: UTF8.self).lowercased()
            guard ["7bit", "8bit", "binary"].contains(encoding) else { throw .encoded }
        default:
            break
        }
    }

    func part() throws(Multipart.Fault) -> Multipart.Part {
        guard let disposition, disposition.value == "form-data", let name = disposition["name"] else {
            throw .badDisposition
        }
        return Multipart.Part(
            name: name.withoutBrowserEscapes,
            fileName: disposition["filename"].map { $0.isEmpty ? "" : $0.withoutBrowserEscapes.asFileName },
            contentType: contentType)
    }
}

extension String {
    /// Browsers write a quotation mark and line ends in a name as `%22`, `%0D`, `%0A`, and nothing else so
    /// (https://html.spec.whatwg.org/#multipart-form-data); a percent sign stays as it is.
    var withoutBrowserEscapes: String {
        guard utf8.contains(UInt8(ascii: "%")) else { return self }
        var plain: [UInt8] = []
        var rest = Array(utf8)[...]
        while let byte = rest.first {
            switch String(decoding: rest.prefix(3), as: UTF8.self).uppercased() {
            case "%22": plain.append(UInt8(ascii: "\""))
            case "%0D": plain.append(0x0D)
            case "%0A": plain.append(0x0A)
            default:
                plain.append(byte)
                rest = rest.dropFirst()
                continue
            }
            rest = rest.dropFirst(3)
        }
        return String(decoding: plain, as: UTF8.self)
    }
}
