import HTTPTypes
import Hummingbird
import NIOCore
import RoundsHTML

extension Response {
    /// A page.
    static func page(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
        Response(status: status, headers: [.contentType: "text/html; charset=utf-8"], body: .init(bytes: html.bytes))
    }

    /// Done; the browser shows the result with GET, so that reloading sends nothing twice.
    static func to(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path])
    }
}

extension ResponseBody {
    init(bytes: [UInt8]) {
        self.init(byteBuffer: ByteBuffer(bytes: bytes))
    }
}

extension String {
    /// Percent-encoded so that it can stand as a value in a query string (RFC 3986 §2.3: only unreserved characters stay).
    var queryEscaped: String {
        var out: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                out.append(byte)
            default: out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
