import RoundsProtocols
import Testing

@Suite struct MultipartFormTests {
    @Test(arguments: [
        ("multipart/form-data; boundary=abc", true), ("Multipart/Form-Data;boundary=\"a b'()+_,-./:=?\"", true),
        ("multipart/form-data", false), ("multipart/mixed; boundary=abc", false),
        ("multipart/form-data; boundary=", false),
        ("multipart/form-data; boundary=\"a \"", false), ("multipart/form-data; boundary=\"a\r\nb\"", false),
        ("multipart/form-data; boundary=\(String(repeating: "x", count: 71))", false),
        ("multipart/form-data; boundary=a; boundary=b", false),
    ])
    func aBoundaryComesFromTheContentType(_ header: String, _ isGood: Bool) {
        #expect((Multipart.Boundary(contentType: header) != nil) == isGood)
    }

    /// As Firefox 130 and Chromium 140 send it.
    @Test func aFormWithFilesIsReadInMemory() throws {
        let sent = """
            ------geckoformboundary1
            Content-Disposition: form-data; name="note"

            one
            two
            ------geckoformboundary1
            Content-Disposition: form-data; name="photo"; filename="Über %22uns%22.png"
            Content-Type: image/png

            PNG
            ------geckoformboundary1
            Content-Disposition: form-data; name="more"; filename=""
            Content-Type: application/octet-stream


            ------geckoformboundary1--

            """
        let bytes = sent.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
        let boundary = try #require(
            Multipart.Boundary(contentType: "multipart/form-data; boundary=----geckoformboundary1"))
        let form = try MultipartForm(Array(bytes.utf8), boundary: boundary)
        #expect(form.fields == ["note": "one\ntwo"])
        #expect(form.files.map(\.name) == ["Über _uns_.png"])
        #expect(form.files.first?.bytes == Array("PNG".utf8))
    }

    @Test func aControlCharacterInAFieldIsRefused() throws {
        let boundary = try #require(Multipart.Boundary(contentType: "multipart/form-data; boundary=x"))
        let sent = "--x\r\nContent-Disposition: form-data; name=note\r\n\r\na\u{0}b\r\n--x--"
        #expect(throws: FormBody.Fault.controlCharacter(field: "note", code: 0)) {
            try MultipartForm(Array(sent.utf8), boundary: boundary)
        }
    }

    @Test(arguments: [
        ("label.png", "label.png"), ("../../etc/passwd", "passwd"), ("C:\\a\\b.txt", "b.txt"), ("/", "file"),
        ("..", "file"),
        ("", "file"), (" a .txt. ", "a .txt"), ("a\u{202E}gpj.exe", "agpj.exe"), ("a\0b\r\nc", "abc"),
        ("a.txt:evil", "a.txt_evil"),
        ("<b>\"?*|", "_b_____"), ("👩‍⚕️.jpg", "👩‍⚕️.jpg"), ("报告.pdf", "报告.pdf"), (".htaccess", ".htaccess"),
    ])
    func aFileNameIsMadeSafe(_ sent: String, _ kept: String) {
        #expect(sent.asFileName == kept)
    }

    /// A mark that joins the slash before it makes one character of both.
    @Test func aFolderIsFoundByItsSlashWhateverFollows() {
        #expect("../etc/\u{301}passwd".asFileName == "\u{301}passwd")
        #expect("C:\\\u{301}x:\u{301}".asFileName == "\u{301}x_\u{301}")
    }

    @Test func aLongFileNameKeepsItsEnding() {
        let kept = (String(repeating: "é", count: 300) + ".png").asFileName
        #expect(kept.hasSuffix("é.png"))
        #expect(kept.utf8.count == 200)
    }
}
