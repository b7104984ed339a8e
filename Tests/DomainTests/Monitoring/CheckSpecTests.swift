import RoundsDomain
import Testing

@Suite struct CheckSpecTests {
    private func complaints(every interval: Span, timeout: Span, maxAge: Span) -> [Complaint] {
        do {
            _ = try CheckSpec(
                .init(name: "PACS viewer", maxAge: maxAge),
                .probe(.init(target: "tcp://10.2.0.7:104", interval: interval, timeout: timeout)))
            return []
        } catch { return error.list }
    }

    @Test func evidenceCountsAtLeastUntilTheNextAnswerMayCome() {
        #expect(complaints(every: .minutes(10), timeout: .seconds(30), maxAge: .seconds(630)).isEmpty)
        #expect(
            complaints(every: .minutes(10), timeout: .seconds(30), maxAge: .minutes(10)) == [
                Complaint("max_age", "The next answer may be 630 s away: let evidence count at least as long.")
            ])
    }
}
