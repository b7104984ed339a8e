import RoundsDomain
import Testing

@Suite struct CronWordsTests {
    @Test(arguments: [
        ("0 1 * * *", "every day at 01:00"), ("5 13 * * *", "every day at 13:05"),
        ("0 3 * * 0", "every Sunday at 03:00"),
        ("0 3 * * 7", "every Sunday at 03:00"), ("30 22 * * fri", "every Friday at 22:30"),
        ("0 20 * * 1-5", "Monday to Friday at 20:00"), ("0 6 1 * *", "every month on day 1 at 06:00"),
        ("0 */4 * * *", "every 4 hours from 00:00"), ("*/15 * * * *", "every 15 minutes"),
    ]) func aSimpleLineIsSaidInWords(_ line: String, _ words: String) throws {
        #expect(try Cron(parsing: line).words == words)
    }

    @Test(arguments: [
        "0 1,13 * * *", "0 3 * * 5L", "0 3 * * MON#2", "0 3 * * 1,3", "0 3 1 * 1", "0 3 L * *", "0 3 * 1 *",
        "0 */5 * * *",
        "*/7 * * * *", "* * * * *", "0 1-5 * * *",
    ]) func anotherSaysItBestItself(_ line: String) throws {
        #expect(try Cron(parsing: line).words == nil)
    }
}
