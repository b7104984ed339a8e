/// An upload held in memory, for forms whose files are small.
public struct MultipartForm: Sendable, Equatable {
    public struct File: Sendable, Equatable {
        /// The field it was chosen in.
        public let field: String
        /// Safe to show and to offer for download.
        public let name: String
        /// As the sender claims; never to be trusted.
        public let contentType: String?
        public let bytes: [UInt8]
    }

    public let fields: FormBody
    /// Without those that the person left empty.
    public let files: [File]

    /// Fields are read as ``FormBody`` reads them. Throws ``Multipart/Fault`` or ``FormBody/Fault``.
    public init(
        _ bytes: [UInt8], boundary: Multipart.Boundary, limits: Multipart.Limits = .upload
    ) throws {
        var parser = MultipartParser(boundary: boundary, limits: limits)
        let events = try parser.push(bytes)
        try parser.finish()
        let fieldLimits = FormBody.Limits(
            bytes: limits.bytes, fields: limits.parts, nameBytes: 200, valueBytes: limits.fieldBytes)
        var fields: [FormBody.Field] = []
        var files: [File] = []
        var part = Multipart.Part(name: "")
        var body: [UInt8] = []
        for event in events {
            switch event {
            case .part(let next):
                part = next
                body = []
            case .data(let bytes):
                body += bytes
            case .endOfPart where part.fileName == nil:
                fields.append(try FormBody.Field(name: Array(part.name.utf8), value: body, limits: fieldLimits))
            case .endOfPart where part.fileName?.isEmpty == false || !body.isEmpty:
                let name = part.fileName.flatMap { $0.isEmpty ? nil : $0 } ?? "file"
                files.append(File(field: part.name, name: name, contentType: part.contentType, bytes: body))
            case .endOfPart, .end:
                break
            }
        }
        self.fields = FormBody(fields: fields)
        self.files = files
    }
}
