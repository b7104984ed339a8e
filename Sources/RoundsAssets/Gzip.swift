import CZlib

extension [UInt8] {
    /// As one gzip member, as small as zlib makes it; nil when zlib refuses.
    var gzipped: [UInt8]? {
        var stream = z_stream()
        // 15 is the widest window; 16 more asks for gzip's frame instead of zlib's.
        let code = deflateInit2_(
            &stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard code == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        var input = self
        return input.withUnsafeMutableBufferPointer { input in
            let most = Int(deflateBound(&stream, UInt(input.count)))
            return try? [UInt8](unsafeUninitializedCapacity: most) { output, count in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                guard deflate(&stream, Z_FINISH) == Z_STREAM_END else { throw Unfinished() }
                count = Int(stream.total_out)
            }
        }
    }
}

private struct Unfinished: Error {}
