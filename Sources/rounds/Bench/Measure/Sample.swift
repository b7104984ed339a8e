/// How long each of many equal acts took, and how long all of them together.
struct Sample: Sendable {
    /// Nanoseconds, in no order.
    private(set) var acts: [Int64] = []
    private(set) var failures = 0
    var whole = Duration.zero

    mutating func add(_ took: Duration) {
        acts.append(took.nanoseconds)
    }

    mutating func fail() { failures += 1 }

    mutating func add(_ other: Sample) {
        acts += other.acts
        failures += other.failures
        whole += other.whole
    }

    var summary: Summary {
        let sorted = acts.sorted()
        func quantile(_ share: Double) -> Double {
            guard let last = sorted.indices.last else { return 0 }
            return Double(sorted[min(last, Int(Double(sorted.count) * share))]) / 1e6
        }
        return Summary(
            count: acts.count, failures: failures, p50: quantile(0.5), p95: quantile(0.95), p99: quantile(0.99),
            perSecond: whole > .zero ? Double(acts.count) * 1e9 / Double(whole.nanoseconds) : 0)
    }
}

/// Times in milliseconds.
struct Summary: Codable, Sendable {
    var count: Int
    var failures: Int
    var p50: Double
    var p95: Double
    var p99: Double
    var perSecond: Double
}

extension Duration {
    var nanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}

/// Lets several clients act one behind the other each, all at once, and times every act.
/// - Parameters:
///   - acts: of each client.
///   - act: gets the client's number and the act's; throws when it failed.
func measured(
    clients: Int, acts: Int, _ act: @escaping @Sendable (Int, Int) async throws -> Void
) async -> Sample {
    let clock = ContinuousClock()
    let started = clock.now
    var all = await withTaskGroup(of: Sample.self) { group in
        for client in 0..<clients {
            group.addTask {
                var sample = Sample()
                for number in 0..<acts {
                    let begun = clock.now
                    do { try await act(client, number) } catch { sample.fail() }
                    sample.add(clock.now - begun)
                }
                return sample
            }
        }
        return await group.reduce(into: Sample()) { $0.add($1) }
    }
    all.whole = clock.now - started
    return all
}

/// The same for a blocking act, one at a time.
func measured(acts: Int, _ act: (Int) throws -> Void) throws -> Sample {
    let clock = ContinuousClock()
    var sample = Sample()
    let started = clock.now
    for number in 0..<acts {
        let begun = clock.now
        try act(number)
        sample.add(clock.now - begun)
    }
    sample.whole = clock.now - started
    return sample
}
