import Logging
import RoundsDomain
import RoundsProtocols
import RoundsStore
import ServiceLifecycle
import Synchronization

/// Plays the hospital to its desk: systems that answer or do not, jobs that tell that they ran, people who report. It
/// reaches the desk as everybody else does, over HTTP.
struct Simulation: ServiceLifecycle.Service {
    let keys: SimulationKeys
    let day: SimulatedDay
    /// So many minutes of the script pass in one of ours.
    let speed: Double
    /// Answers where the desk is, once it answers there.
    let desk: @Sendable () async -> WebAddress?
    /// Told what happens: the script's time, empty outside of it, and a sentence.
    let say: @Sendable (_ time: String, _ words: String) -> Void
    /// Told why it does not play after all.
    let warn: @Sendable (_ words: String) -> Void
    /// Whether it may as well not play when the ports are taken: beside a desk that has to go on.
    let isOptional: Bool
    /// Where it is noted how far the script was played; nil to begin it anew each time.
    let mark: ScriptMark?

    static let speeds = 1.0...1_000.0
    /// Of the five minutes in which a job that runs all day has to be heard.
    private static let pulse = Duration.seconds(120)
    private static let look = Duration.seconds(20)

    func run() async throws {
        let hospital = SimulatedHospital(base: keys.portBase)
        let network = try ProbeNetwork()
        do {
            try await cancelWhenGracefulShutdown { try await play(hospital, network) }
        } catch {
            await hospital.close()
            await network.shutDown()
            throw error
        }
        await hospital.close()
        await network.shutDown()
    }

    private func play(_ hospital: SimulatedHospital, _ network: ProbeNetwork) async throws {
        do {
            try await hospital.open(at: .now())
            let jobs = Jobs()
            let today = today
            let played = await stand(after: mark?.played(on: today) ?? 0, hospital, jobs)
            if let desk = await desk() {
                say("", "The hospital answers on 127.0.0.1, ports \(keys.portBase) and up.")
                if played > 0 {
                    say("", "The day goes on where it was, after \(played) of \(day.entries.count) entries.")
                }
                let caller = DeskCaller(desk: desk, keys: keys, network: network)
                await play(hospital, caller, jobs, after: played, on: today)
            }
        } catch {
            guard isOptional else { throw error }
            warn((error as? Ending)?.sentence ?? "\(error)")
        }
        // A service that returns would end the desk beside it.
        while isOptional, !Task.isCancelled { try? await Task.sleep(for: .seconds(3_600)) }
    }

    private var today: Day { (ZoneBook.installed[keys.zone] ?? .utc).day(of: .now()) }

    /// Makes everything as it stood after so many entries, without a word to the desk.
    /// - Returns: how many there were.
    private func stand(after played: Int, _ hospital: SimulatedHospital, _ jobs: Jobs) async -> Int {
        for entry in day.entries.prefix(played) { try? await set(entry.deed, hospital, jobs) }
        return min(played, day.entries.count)
    }

    private func play(
        _ hospital: SimulatedHospital, _ caller: DeskCaller, _ jobs: Jobs, after played: Int, on today: Day
    ) async {
        do {
            try await caller.resume(pausedFor: DemoPause.reason)
        } catch {
            say("", error.sentence)
        }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await follow(hospital, caller, jobs, after: played, on: today) }
            group.addTask { await beat(caller, jobs) }
            group.addTask { await work(caller, jobs) }
        }
    }

    /// The script, entry by entry; what was played is noted before it is done, so that it is not done twice.
    private func follow(
        _ hospital: SimulatedHospital, _ caller: DeskCaller, _ jobs: Jobs, after played: Int, on today: Day
    ) async {
        let clock = ContinuousClock()
        let begun = clock.now
        guard let before = day.entries.dropFirst(max(played - 1, 0)).first?.minute else { return }
        for (place, entry) in day.entries.enumerated().dropFirst(played) {
            let due = begun + .seconds(Double(entry.minute - before) * 60 / speed)
            guard (try? await Task.sleep(until: due, clock: clock)) != nil else { return }
            try? mark?.note(place + 1, on: today)
            say(entry.time, entry.deed.words)
            do {
                try await act(entry.deed, hospital, caller, jobs)
            } catch {
                say(entry.time, (error as? Refusal)?.sentence ?? (error as? Ending)?.sentence ?? "\(error)")
            }
        }
        say("", "The day's script is over. Everything goes on answering.")
    }

    private func act(
        _ deed: SimulatedDay.Deed, _ hospital: SimulatedHospital, _ caller: DeskCaller, _ jobs: Jobs
    ) async throws {
        try await set(deed, hospital, jobs)
        switch deed {
        case .down, .up, .slow, .busy, .silent: break
        case .heard(let slug): try await caller.ping(slug, body: "ok")
        case .fails(let slug):
            let job = SimulatedJob.all.first { $0.slug == slug }
            try await caller.ping(slug, "fail", body: job?.complaint ?? "")
        case .copies(let key, let percent):
            guard let copy = SimulatedCopy.all.first(where: { $0.key == key }) else { return }
            try await caller.copied(copy, percent: percent, key: Token.random())
        case .reports(let report): try await caller.report(report, key: Token.random())
        }
    }

    /// What of a deed lasts: how a system answers, and whether a job is heard.
    private func set(_ deed: SimulatedDay.Deed, _ hospital: SimulatedHospital, _ jobs: Jobs) async throws {
        switch deed {
        case .down(let key): await hospital.down(key)
        case .up(let key): try await hospital.up(key)
        case .slow(let key, let seconds): await hospital.slow(key, milliseconds: seconds * 1_000)
        case .busy(let key): await hospital.busy(key)
        case .heard(let slug): jobs.hear(slug)
        // Its next good run would end the trouble: what fails stays silent until the script lets it be heard again.
        case .silent(let slug), .fails(let slug): jobs.silence(slug)
        case .copies, .reports: break
        }
    }

    /// Jobs that run all day.
    private func beat(_ caller: DeskCaller, _ jobs: Jobs) async {
        while !Task.isCancelled {
            for job in SimulatedJob.all where job.minute == nil && !jobs.isSilent(job.slug) {
                try? await caller.ping(job.slug, body: "ok")
            }
            guard (try? await Task.sleep(for: Self.pulse)) != nil else { return }
        }
    }

    /// Jobs of the night, by the site's clocks.
    private func work(_ caller: DeskCaller, _ jobs: Jobs) async {
        guard let zone = ZoneBook.installed[keys.zone] else { return }
        var since = Moment.now()
        while (try? await Task.sleep(for: Self.look)) != nil {
            let now = Moment.now()
            for job in SimulatedJob.all where job.minute != nil && !jobs.isSilent(job.slug) {
                let rhythm = job.rhythm(in: zone)
                if let begins = Clocks.installed.next(rhythm, after: since), begins <= now {
                    try? await caller.ping(job.slug, "start")
                }
                // A run that began in time ends after its minutes.
                let ended = since - .minutes(job.minutes)
                if let begins = Clocks.installed.next(rhythm, after: ended), begins + .minutes(job.minutes) <= now {
                    try? await caller.ping(job.slug, body: "ok")
                    say("", "“\(job.name)” has run.")
                }
            }
            since = now
        }
    }
}

/// Which jobs keep silent.
private final class Jobs: Sendable {
    private let silent = Mutex<Set<String>>([])

    func silence(_ slug: String) { silent.withLock { _ = $0.insert(slug) } }
    func hear(_ slug: String) { silent.withLock { _ = $0.remove(slug) } }
    func isSilent(_ slug: String) -> Bool { silent.withLock { $0.contains(slug) } }
}
