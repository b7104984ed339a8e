import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols

extension ImportKind {
    /// Rows of a file of this kind.
    /// - Throws: ``CSVTable/Fault`` for what is no CSV, ``Complaints`` for headings that do not fit.
    public func rows(_ bytes: [UInt8]) throws -> [ImportRow] {
        let table = try CSVTable(bytes)
        return try ImportRow.rows(
            of: self, headings: table.headings, cells: table.rows.map { (line: $0.line, cells: $0.cells) })
    }

    /// The headings, and one row as an example.
    public var template: [UInt8] {
        CSV.mark + CSV.line(columns.map(\.name)) + CSV.line(columns.map(\.example))
    }
}

/// A file that came with a form: chosen, or pasted as text.
struct SentFile {
    let kind: ImportKind
    let bytes: [UInt8]
    /// What was chosen and pasted, to be shown again.
    let entries: Entries

    /// A form that cannot be read: with what stood in it.
    struct Incomplete: Error {
        let complaint: Complaint
        let entries: Entries
    }

    private static let limits = Multipart.Limits(
        bytes: (10 << 20) + 65_536, parts: 10, fieldBytes: 10 << 20, fileBytes: 10 << 20)

    /// - Throws: ``Incomplete`` when there is nothing to read, ``Unusable``.
    init(_ request: Request) async throws {
        let form: MultipartForm
        if let boundary = request.headers[.contentType].flatMap(Multipart.Boundary.init(contentType:)) {
            let body = try await request.bytes(upTo: Self.limits.bytes)
            form = try MultipartForm(body, boundary: boundary, limits: Self.limits)
        } else {
            throw Unusable(.unsupportedMedia, "The desk reads files sent as multipart/form-data here.")
        }
        let pasted = form.fields.text("pasted") ?? ""
        entries = Entries(["kind": form.fields.text("kind") ?? "", "pasted": pasted])
        guard let kind = form.fields.text("kind").flatMap(ImportKind.init(rawValue:)) else {
            throw Incomplete(complaint: Complaint("kind", "Choose what the rows are about."), entries: entries)
        }
        guard
            let file = form.files.first(where: { $0.field == "file" })?.bytes
                ?? (pasted.isEmpty ? nil : Array(pasted.utf8))
        else {
            throw Incomplete(
                complaint: Complaint("file", "Choose a file, or paste its rows below."), entries: entries)
        }
        self.kind = kind
        bytes = file
    }
}

extension ImportKind {
    /// The same for the command line, where every fault is a sentence.
    public func readRows(_ bytes: [UInt8]) throws(Refusal) -> [ImportRow] {
        do {
            return try rows(bytes)
        } catch let fault as any Unreadable {
            throw Refusal(fault.sentence)
        } catch let complaints as Complaints {
            throw Refusal(complaints.list.map(\.sentence).joined(separator: "\n"))
        } catch {
            throw Refusal("The file cannot be read.")
        }
    }
}

extension HospitalSeed {
    /// Starter content from a file, where every fault is a sentence.
    public static func read(_ bytes: [UInt8]) throws(Refusal) -> HospitalSeed {
        do {
            return try HospitalSeed(json: bytes)
        } catch let fault as any Unreadable {
            throw Refusal(fault.sentence)
        } catch let complaints as Complaints {
            throw Refusal(complaints.list.map(\.sentence).joined(separator: "\n"))
        } catch {
            throw Refusal("The file cannot be read.")
        }
    }
}
