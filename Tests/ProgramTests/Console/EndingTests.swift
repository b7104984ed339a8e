import RoundsDomain
import RoundsSQL
import Testing

@testable import rounds

@Suite struct EndingTests {
    @Test func everyStorageErrorHasASentenceAndANumber() {
        let errors: [(StorageError, ExitReason)] = [
            (.newer(found: 9, known: 4), .newer), (.foreign("x"), .foreign), (.corrupt("x"), .damaged),
            (.readOnly, .unwritable), (.full, .unwritable), (.unavailable("x"), .unreachable),
            (.unknownOutcome, .unreachable), (.shape("x"), .failed),
        ]
        for (error, reason) in errors { #expect(Ending(error)?.reason == reason) }
        #expect(Ending(StorageError.newer(found: 9, known: 4))?.sentence.contains("schema is 9") == true)
    }

    @Test func whatIsNotThereIsNamedAndWhatIsNotAllowedStaysSo() {
        #expect(throws: Ending(.refused, "There is no ticket R-999.")) {
            try naming("ticket R-999") { throw Denial.notFound }
        }
        #expect(throws: Denial.forbidden) { try naming("ticket R-999") { throw Denial.forbidden } }
    }

    @Test func numbersAreUsedOnceAndLeaveThoseOfShellsAlone() {
        let numbers = ExitReason.allCases.map(\.rawValue)
        #expect(Set(numbers).count == numbers.count && numbers.allSatisfy { (0..<64).contains($0) })
    }

    @Test func columnsAreAsWideAsTheirWidestWord() {
        #expect(columns(["A", "B"], [["long", "x"], ["s", ""]]) == "A     B\nlong  x\ns")
    }
}
