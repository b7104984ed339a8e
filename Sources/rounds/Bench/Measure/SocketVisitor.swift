import Foundation
import Glibc

/// A browser on one kept connection (HTTP/1.1, RFC 9112), as little of it as a measurement needs. It blocks its thread.
final class SocketVisitor {
    struct Broken: Error {
        let sentence: String
    }

    private let socket: Int32
    private let fixed: String
    private var buffer = [UInt8](repeating: 0, count: 65_536)
    private var requests: UInt32 = 0
    private let number: UInt32

    /// - Parameters:
    ///   - number: tells visitors apart; each request seems to come from another address, so that none is one too many.
    ///   - cookie: of the session; empty for a stranger.
    init(port: Int, number: Int, cookie: String) throws {
        self.number = UInt32(number)
        fixed = """
            Host: 127.0.0.1:\(port)\r\nCookie: \(cookie)\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\n\
            Sec-Fetch-Site: same-origin\r\n
            """
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else {
            throw Broken(sentence: "no connection: \(String(cString: strerror(errno)))")
        }
        var on: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    deinit {
        close(socket)
    }

    /// Sends a request, reads the whole answer, and tells its status.
    /// - Parameter form: the body of a POST.
    @discardableResult
    func ask(_ path: String, form: String? = nil) throws -> Int {
        requests += 1
        let from = number << 16 | requests & 0xFFFF
        var text = form == nil ? "GET \(path) HTTP/1.1\r\n" : "POST \(path) HTTP/1.1\r\n"
        text += fixed
        text += "X-Forwarded-For: 10.\(from >> 16 & 0xFF).\(from >> 8 & 0xFF).\(from & 0xFF)\r\n"
        if let form {
            text +=
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(form.utf8.count)\r\n\r\n\(form)"
        } else {
            text += "\r\n"
        }
        try write(Array(text.utf8))
        return try answer()
    }

    private func write(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                send(socket, $0.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Broken(sentence: "the connection was closed while sending") }
            sent += count
        }
    }

    private func answer() throws -> Int {
        var filled = 0
        while true {
            if filled == buffer.count { buffer.append(contentsOf: repeatElement(0, count: filled)) }
            let count = buffer.withUnsafeMutableBytes {
                recv(socket, $0.baseAddress.map { $0 + filled }, $0.count - filled, 0)
            }
            guard count > 0 else { throw Broken(sentence: "the connection was closed while reading") }
            filled += count
            if let (status, length) = head(filled), filled >= length { return status }
        }
    }

    /// The status and the length of the whole answer, once its head is there.
    private func head(_ filled: Int) -> (status: Int, length: Int)? {
        let end = Array("\r\n\r\n".utf8)
        guard let place = buffer[..<filled].firstRange(of: end) else { return nil }
        let lines = String(decoding: buffer[..<place.lowerBound], as: UTF8.self).split(separator: "\r\n")
        let status = lines.first.flatMap { $0.split(separator: " ").dropFirst().first }.flatMap { Int($0) } ?? 0
        let length = lines.first { $0.lowercased().hasPrefix("content-length:") }
            .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }
        return (status, place.upperBound + (length ?? 0))
    }
}
