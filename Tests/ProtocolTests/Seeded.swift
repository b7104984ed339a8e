import Foundation
import Testing

/// Random numbers that can be had again: the seed is printed, and `SEED=…` in the environment sets it. (SplitMix64)
struct Seeded: RandomNumberGenerator {
    let seed: UInt64
    private var state: UInt64

    init(_ name: String) {
        let given = ProcessInfo.processInfo.environment["SEED"].flatMap(UInt64.init)
        seed = given ?? UInt64.random(in: 0...UInt64(UInt32.max))
        state = seed
        print("\(name): SEED=\(seed)")
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func bytes(upTo count: Int, from alphabet: [UInt8] = Array(0...255)) -> [UInt8] {
        (0..<Int.random(in: 0...count, using: &self)).map { _ in alphabet.randomElement(using: &self) ?? 0 }
    }

    /// Text with what parsers stumble over: quotes, signs, line feeds, two- to four-byte characters.
    mutating func text(upTo count: Int) -> String {
        let scalars = Array("aZ09 +&=%\"'\\/<>\n\t.;:-_éß漢😀\u{301}\u{FFFD}\u{2028}".unicodeScalars)
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...count, using: &self) { text.append(scalars.randomElement(using: &self) ?? "x") }
        return String(text)
    }
}
