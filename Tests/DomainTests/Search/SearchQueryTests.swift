import RoundsDomain
import Testing

private typealias Term = SearchQuery.Term
private typealias Filter = SearchQuery.Filter

private let known = SearchQuery.Vocabulary([
    .state: ["open", "new", "in_progress", "resolved"], .priority: ["1", "2", "3", "4"],
])

private func query(_ typed: String) -> SearchQuery {
    SearchQuery(typed, knowing: known)
}

@Suite struct SearchQueryTests {
    @Test func wordsPhrasesAndExcludedWordsAreToldApart() {
        let found = query(#"printer "left margin" -test -"paper jam" "#)
        #expect(found.terms == [Term(words: ["printer"]), Term(words: ["left", "margin"])])
        #expect(found.excluded == [Term(words: ["test"]), Term(words: ["paper", "jam"])])
        #expect(found.hints.isEmpty)
    }

    @Test(arguments: [
        ("lab", true), ("lab ", false), ("a", false), ("lab.", false), ("x lab", true), ("lab* x ", true),
        ("\"left mar", true),
        ("\"left margin\"", false), ("-lab", false), ("R-1042", true),
    ])
    func theWordBeingTypedMayGoOn(_ typed: String, _ isOpen: Bool) {
        #expect((query(typed).terms + query(typed).excluded).contains { $0.open } == isOpen)
    }

    @Test func signsInsideAWordMakeAPhrase() {
        #expect(
            query("e-mail R-1042 10.0.0.7 ").terms.map(\.words) == [
                ["e", "mail"], ["R", "1042"], ["10", "0", "0", "7"],
            ])
        #expect(query("24\" screen ").terms.map(\.words) == [["24"], ["screen"]])
        #expect(query("C++ & – - * \"\" ").terms.map(\.words) == [["C"]])
    }

    @Test func wordsOfEveryScriptAreWords() {
        #expect(query("größe naïve 打印机 प्रिंटर ").terms.map(\.words) == [["größe"], ["naïve"], ["打印机"], ["प्रिंटर"]])
    }

    @Test func filtersAreReadWithTheirValues() {
        let found = query("State:Open priority:P2 from:\"Maria Lopez\" by:priya -kind:article -state:in-progress lab ")
        #expect(
            found.filters == [
                Filter(.state, "open"), Filter(.priority, "2"), Filter(.from, "Maria Lopez"), Filter(.by, "priya"),
                Filter(.kind, "article", isExcluded: true), Filter(.state, "in_progress", isExcluded: true),
            ])
        #expect(found.terms.map(\.words) == [["lab"]])
    }

    @Test func anUnknownFilterIsExplained() {
        let found = query("stat:open ")
        #expect(found.filters.isEmpty)
        #expect(found.terms.map(\.words) == [["stat", "open"]])
        #expect(found.hints == ["There is no filter “stat:”, so it is searched for as a word. Did you mean “state:”?"])
        #expect(query("colour:red").hints.first?.hasSuffix("Filters are state, priority, from, by, kind.") == true)
    }

    @Test(arguments: ["10:30", "https://a.example", "C:\\x", "note:", "a:b"])
    func aColonAloneIsNoFilter(_ typed: String) {
        #expect(query(typed).hints.isEmpty)
    }

    @Test func anUnknownValueIsExplained() {
        #expect(query("state:opne x").hints == ["There is no state “opne”. Did you mean “open”?"])
        #expect(query("priority:9 x").hints == ["There is no priority “9”. Known: 1, 2, 3, 4."])
        #expect(query("state: x").hints.first?.hasPrefix("A word is missing after “state:”.") == true)
    }

    @Test func anUnclosedQuotationMarkIsToleratedWithAHint() {
        let found = query("label \"left mar")
        #expect(found.terms == [Term(words: ["label"]), Term(words: ["left", "mar"], open: true)])
        #expect(found.hints == ["The quotation mark is not closed: what follows it is searched for as one phrase."])
        #expect(query("„links unten“ ").terms.map(\.words) == [["links", "unten"]])
    }

    @Test func limitsAreKeptAndTold() {
        let many = query((1...20).map { "w\($0)" }.joined(separator: " "))
        #expect(many.terms.count == 12)
        #expect(many.hints == ["Only the first 12 words and phrases are searched for."])
        let long = query(String(repeating: "x", count: 300))
        #expect(long.terms.first?.words.first?.count == 200)
        #expect(long.hints == ["Only the first 200 characters are searched for."])
    }

    @Test func takingAwayAloneFindsNothing() {
        #expect(query("-test").isEmpty)
        #expect(query("-test").hints == ["Add a word to look for: a minus only takes away from what is found."])
        #expect(query("").hints.isEmpty)
    }

    @Test(
        arguments: [("R-1042", 1042), ("r1042", 1042), ("1042 ", 1042), ("R-1042 x", nil), ("Rx", nil), ("R", nil)]
            as [(String, Int64?)])
    func aTicketsNumberIsRecognised(_ typed: String, _ number: Int64?) {
        #expect(query(typed).ticketNumber == number)
    }
}
