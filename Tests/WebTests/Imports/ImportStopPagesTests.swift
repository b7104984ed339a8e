import HTTPTypes
import RoundsDomain
import RoundsHTML
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Synchronization
import Testing

@testable import RoundsWeb

@Suite struct ImportStopPagesTests {
    /// Long enough to be worked on beside the request.
    private let big =
        "tag,kind,name\n" + (1...600).map { "WS-\($0),workstation,\(String(repeating: "x", count: 110))\n" }.joined()

    @Test func whoStopsAFileBeforeItIsKeptChangesNothing() async throws {
        try await withDesk { rounds in
            let held = HoldsAWrite(rounds.database)
            let desk = rounds.desk(on: held)
            let priya = try await rounds.browser(as: rounds.cast.priya, at: desk)
            let path = try #require(try await priya.upload("devices", big).location)
            let id = ImportDraft.ID(try #require(path.split(separator: "/").last.flatMap { Int64($0) }))
            held.holdTheNext()
            #expect(try await priya.post(path + "/confirm", form: []).location == path)
            try await within { held.isHolding }
            #expect(try await priya.page(path, saying: "600 of 600 rows looked at").contains("\(path)/stop"))
            #expect(try await priya.post(path + "/stop", form: []).location == path)
            held.letGo()
            try await within { if case .failed = desk.imports.look(at: id) { true } else { false } }

            let shown = try await priya.get(path)
            #expect(shown.text.contains("Stopped: nothing was changed") && shown.fault == nil)
            #expect(shown.text.contains("\(path)/again") && shown.text.contains("Send another file"))
            #expect(try await priya.post(path + "/stop", form: []).location == path)
            #expect(try await priya.post(path + "/confirm", form: []).location == path)
            #expect(try await rounds.database.read { try $0.device(tag: "WS-1") } == nil)
            let told = try await rounds.database.read { try $0.events(about: .desk, newest: 20) }
            #expect(told.filter { $0.kind == "hospital.import_stopped" }.map(\.by) == [.person(rounds.cast.priya.id)])
            #expect(!told.contains { $0.kind == "hospital.imported" })
        }
    }

    @Test func whatWasStoppedIsLookedThroughAgainAndNotStoppedOnceItIsDone() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let first = try #require(
                try await priya.upload("devices", "tag,kind,name\nWS-1,workstation,PC\n").location)
            #expect(try await priya.post(first + "/again", form: []).location == first)
            _ = try await priya.post(first + "/stop", form: [])
            let path = try #require(try await priya.post(first + "/again", form: []).location)
            #expect(try await priya.get(path).text.contains("Import 1 row"))
            #expect(try await priya.get(first).text.contains("Stopped: nothing was changed"))
            _ = try await priya.post(path + "/confirm", form: [])
            #expect(try await priya.post(path + "/stop", form: []).location == path)
            let shown = try await priya.get(path).text
            #expect(shown.contains("could not be stopped any more") && shown.contains("Imported: 1 new"))
            let sam = try await rounds.browser(as: rounds.cast.sam)
            #expect(try await sam.post(first + "/stop", form: []).status == .notFound)
            #expect(try await sam.post(first + "/again", form: []).status == .notFound)
        }
    }

    @Test func whoeverStopsABigFileGetsAllOfItOrNothing() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let path = try #require(try await priya.upload("devices", big).location)
            _ = try await priya.post(path + "/confirm", form: [])
            _ = try await priya.post(path + "/stop", form: [])
            let shown = try await priya.get(path).text
            let isImported = shown.contains("Imported: 600 new")
            let last = try await rounds.database.read { try $0.device(tag: "WS-600") }
            #expect(isImported == (last != nil))
            #expect(isImported || shown.contains("Stopped: nothing was changed"))
        }
    }

    @Test(arguments: engines) func onlyTheFileThatIsMeantHearsOfIt(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let mine = StopSign(.stop(.init(7)), in: database)
            let other = StopSign(.stop(.init(71)), in: database)
            try mine.pass()
            try await database.announce(.stop(.init(7)))
            try await within { (try? mine.pass()) == nil }
            #expect(throws: Refusal.importStopped) { try mine.pass() }
            try other.pass()
        }
    }

    /// The word may come when the rows are written already: then the call answers as ever, and the next is stopped.
    @Test func aProgramStopsItsOwnCalls() async throws {
        try await withDesk { rounds in
            let held = HoldsAWrite(rounds.database)
            let priya = try await rounds.browser(as: rounds.cast.priya, at: rounds.desk(on: held))
            #expect(try await priya.api(.post, "imports/stop").status == .noContent)
            var number = 0
            var isStopped = false
            try await within {
                number += 1
                let file = "tag,kind,name\nWS-\(number),workstation,PC\n"
                held.holdTheNext()
                async let answer = priya.api(
                    .post, "imports", ["kind": "devices", "content": .string(file), "confirm": true])
                try await within { held.isHolding }
                _ = try await priya.api(.post, "imports/stop")
                held.letGo()
                isStopped = try await answer.status == .conflict
                return isStopped
            }
            let last = try await rounds.database.read { [number] in try $0.device(tag: "WS-\(number)") }
            #expect(last == nil)
            #expect(isStopped)
        }
    }

    @Test func theProgressPageHasAWayToStop() {
        let screen = ImportScreen(number: 7, kind: .devices, state: .running(.looking, done: 0, all: 0))
        let page = importPage(screen, in: .priya).text
        #expect(page.contains("action=\"/imports/7/stop\"") && page.contains(">Stop</button>"))
    }
}

/// Asks again until it is so, ten minutes at most.
private func within(_ isSo: () async throws -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(600)
    while try await !isSo() {
        try #require(ContinuousClock.now < deadline)
        try await Task.sleep(for: .milliseconds(20))
    }
}

extension TestDesk {
    /// The same desk, kept elsewhere.
    fileprivate func desk(on database: any Database) -> Desk {
        let now = desk.now
        return Desk(database: database, settings: desk.settings, passwords: desk.passwords, now: now)
    }

    fileprivate func browser(as person: Person, at desk: Desk) async throws -> Browser {
        let browser = Browser(desk)
        browser.setCookie("rounds_session", try await self.browser(as: person).cookie("rounds_session") ?? "")
        return browser
    }
}

/// Keeps one write waiting until it is let go; the others pass it.
private final class HoldsAWrite: StandInDatabase {
    private enum Turn {
        case passes, holdsTheNext
        case holding(CheckedContinuation<Void, Never>)
    }

    let base: any Database
    private let turn = Mutex(Turn.passes)

    init(_ base: any Database) {
        self.base = base
    }

    func holdTheNext() { turn.withLock { $0 = .holdsTheNext } }

    var isHolding: Bool { turn.withLock { if case .holding = $0 { true } else { false } } }

    func letGo() {
        let held = turn.withLock { turn -> CheckedContinuation<Void, Never>? in
            defer { turn = .passes }
            guard case .holding(let held) = turn else { return nil }
            return held
        }
        held?.resume()
    }

    private func pass() async {
        await withCheckedContinuation { going in
            let isHeld = turn.withLock { turn in
                guard case .holdsTheNext = turn else { return false }
                turn = .holding(going)
                return true
            }
            if !isHeld { going.resume() }
        }
    }

    func write<Answer: Sendable>(_ body: @Sendable (any Transaction) throws -> Answer) async throws -> Answer {
        await pass()
        return try await base.write(body)
    }
}
