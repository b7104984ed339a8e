import RoundsDomain
import Testing

@Suite struct PasswordHashTests {
    let hash = PasswordHash(
        cost: .standard, salt: [UInt8](repeating: 7, count: 16), key: [UInt8](repeating: 9, count: 32))

    @Test func itIsReadBackFromItsText() {
        #expect(hash.text.hasPrefix("scrypt$32768$8$1$"))
        #expect(PasswordHash(text: hash.text) == hash)
    }

    @Test(arguments: [
        "", "scrypt", "scrypt$32768$8$1$", "scrypt$32769$8$1", "scrypt$4294967296$8$1", "scrypt$32768$99$1",
        "scrypt$32768$8$0", "bcrypt$32768$8$1",
    ]) func aTextThatAsksForTooMuchOrIsAnotherIsNoHash(_ start: String) {
        let rest = hash.text.split(separator: "$").suffix(2).joined(separator: "$")
        #expect(PasswordHash(text: start + "$" + rest) == nil)
    }

    @Test func oneChangedBitDoesNotMatch() {
        var other = hash.key
        #expect(hash.matches(other))
        other[31] ^= 1
        #expect(!hash.matches(other) && !hash.matches([]) && !hash.matches(hash.key + [0]))
    }
}
