import RoundsDomain
import Testing

@Suite struct RFC3339Tests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2026-11-24T13:00:00.250Z", 1_795_525_200_250), ("2026-11-24", 1_795_478_400_000),
        ("2026-11-24T07:00:00-06:00", 1_795_525_200_000), ("2000-02-29T23:59:60Z", 951_868_800_000),
        ("0000-01-01T00:00:00Z", -62_167_219_200_000), ("9999-12-31T23:59:59.999999Z", 253_402_300_799_999),
    ])
    func aDateAndTimeIsReadWithItsOffset(text: String, milliseconds: Int64) {
        #expect(Moment(rfc3339: text)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "", "2026-13-01", "2026-02-29", "2026-11-24T24:00:00Z", "2026-11-24T07:00:00", "2026-11-24T07:00:00+6:00",
        "2026-11-24T07:00:00.Z", "2026-11-24 07:00:00Z", "x2026-11-24", "2026-11-24x", "+026-11-24",
    ])
    func whatIsNoDateIsNotRead(text: String) {
        #expect(Moment(rfc3339: text) == nil)
    }

    @Test func whatIsWrittenIsReadBack() {
        var random = SplitMix64(seed: 3339)
        for _ in 0..<2_000 {
            let moment = Moment(milliseconds: .random(in: -62_167_219_200_000...253_402_300_799_999, using: &random))
            #expect(Moment(rfc3339: moment.rfc3339) == moment, "\(moment.rfc3339), seed 3339")
        }
    }
}
