import CZlib
import HTTPTypes
import RoundsAssets
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct ServeAssetTests {
    @Test func aBrowserThatTakesGzipGetsTheSameBytesInFewer() async throws {
        try await withDesk { rounds async throws in
            let browser = Browser(rounds.desk)
            for path in [Assets.styleSheet, Assets.script, Assets.icon] {
                let plain = try await browser.get(path)
                let packed = try await browser.get(path, headers: [.acceptEncoding: "br, gzip"])
                #expect(plain.headers[.contentEncoding] == nil && packed.headers[.contentEncoding] == "gzip")
                #expect(packed.body.count < plain.body.count, "\(path)")
                #expect(try unpacked(packed.body, most: plain.body.count + 1) == plain.body, "\(path)")
                #expect(plain.headers[.vary] == "Accept-Encoding" && packed.headers[.vary] == "Accept-Encoding")
            }
        }
    }

    @Test(arguments: [
        ("gzip", true), ("GZIP", true), ("deflate, gzip;q=0.5", true), ("*", true), ("", false), ("br", false),
        ("gzip;q=0", false), ("gzip; q=0.000, *", false), ("x-gzip", false),
    ]) func gzipIsSentOnlyToWhoTakesIt(offer: String, isTaken: Bool) async throws {
        try await withDesk { rounds async throws in
            let answer = try await Browser(rounds.desk).get(Assets.script, headers: [.acceptEncoding: offer])
            #expect((answer.headers[.contentEncoding] == "gzip") == isTaken)
        }
    }

    @Test func whatABrowserKeepsIsNotSentAgain() async throws {
        try await withDesk { rounds async throws in
            let browser = Browser(rounds.desk)
            for offer in ["gzip", "identity"] {
                let first = try await browser.get(Assets.script, headers: [.acceptEncoding: offer])
                let tag = try #require(first.headers[.eTag])
                let again = try await browser.get(
                    Assets.script, headers: [.acceptEncoding: offer, .ifNoneMatch: tag])
                #expect(again.status == .notModified && again.body.isEmpty)
                #expect(again.headers[.eTag] == tag && again.headers[.cacheControl]?.contains("immutable") == true)
                let other = try await browser.get(
                    Assets.script, headers: [.acceptEncoding: offer, .ifNoneMatch: "\"another\""])
                #expect(other.status == .ok && !other.body.isEmpty)
            }
        }
    }

    @Test func anAddressOfAnotherVersionIsAskedForEachTime() async throws {
        try await withDesk { rounds async throws in
            let answer = try await Browser(rounds.desk).get("/assets/0123456789abcdef/app.js")
            #expect(answer.status == .ok && answer.headers[.cacheControl] == "no-cache")
        }
    }
}

/// Opens a gzip member (RFC 1952) whose checksum has to be right.
private func unpacked(_ bytes: [UInt8], most: Int) throws -> [UInt8] {
    var stream = z_stream()
    try #require(
        inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK)
    defer { inflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: most)
    let code = input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(input.count)
            stream.next_out = output.baseAddress
            stream.avail_out = UInt32(output.count)
            return inflate(&stream, Z_FINISH)
        }
    }
    #expect(code == Z_STREAM_END)
    return Array(output.prefix(Int(stream.total_out)))
}
