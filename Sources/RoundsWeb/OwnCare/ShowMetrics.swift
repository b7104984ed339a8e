import HTTPTypes
import Hummingbird
import NIOCore
import RoundsDomain
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /metrics — the desk's figures for Prometheus.
    func showMetrics(_ request: Request, _ context: DeskContext) async throws -> Response {
        let moment = now()
        let rule = settings.sessions
        let stored = try? await database.read { tx in
            StoredFigures(jobs: try tx.jobFigures(at: moment), sessions: try tx.liveSessions(rule: rule, at: moment))
        }
        var page = Exposition()
        addRequests(to: &page)
        addDatabase(to: &page, answers: stored != nil)
        addJobs(to: &page, stored)
        addProbes(to: &page)
        addProcess(to: &page)
        return Response(
            status: .ok, headers: [.contentType: Exposition.contentType],
            body: .init(byteBuffer: ByteBuffer(string: page.text)))
    }

    private struct StoredFigures: Sendable {
        let jobs: JobFigures
        let sessions: Int64
    }

    private func addRequests(to page: inout Exposition) {
        let figures = meter.current
        page.begin("rounds_requests_total", .counter, "Requests answered, by route and status.")
        let answers = figures.answers.sorted { ($0.key.route, $0.key.status) < ($1.key.route, $1.key.status) }
        for (key, count) in answers {
            page.add("rounds_requests_total", [("route", key.route), ("status", "\(key.status)")], count)
        }
        page.begin("rounds_request_seconds", .histogram, "Time to answer, by route.")
        for (route, histogram) in figures.routes.sorted(by: { $0.key < $1.key }) {
            page.add("rounds_request_seconds", [("route", route)], histogram)
        }
        page.one("rounds_live_streams", .gauge, "Open live streams.", live.count)
    }

    private func addDatabase(to page: inout Exposition, answers: Bool) {
        let figures = meter.current
        page.begin("rounds_database_seconds", .histogram, "Time of a transaction, waiting included.")
        page.add("rounds_database_seconds", [("access", "read")], figures.reads)
        page.add("rounds_database_seconds", [("access", "write")], figures.writes)
        page.one(
            "rounds_database_faults_total", .counter, "Transactions the storage failed.", figures.databaseFaults)
        page.one("rounds_database_up", .gauge, "1 when the database answered just now.", answers ? 1 : 0)
    }

    private func addJobs(to page: inout Exposition, _ stored: StoredFigures?) {
        page.begin("rounds_jobs_total", .counter, "Jobs that ended on this node, by kind and outcome.")
        let ended = meter.current.jobs.sorted { ($0.key.kind, $0.key.outcome) < ($1.key.kind, $1.key.outcome) }
        for (key, count) in ended {
            page.add("rounds_jobs_total", [("kind", key.kind), ("outcome", key.outcome)], count)
        }
        guard let stored else { return }
        page.one("rounds_jobs_due", .gauge, "Jobs due and not begun.", stored.jobs.waiting)
        page.one("rounds_jobs_running", .gauge, "Jobs some node holds.", stored.jobs.running)
        page.one("rounds_jobs_failed", .gauge, "Jobs given up.", stored.jobs.failed)
        let lag = stored.jobs.lag.milliseconds / 1_000
        page.one("rounds_jobs_lag_seconds", .gauge, "How long the oldest due job waits.", lag)
        page.one("rounds_sessions", .gauge, "Sessions in use.", stored.sessions)
    }

    private func addProcess(to page: inout Exposition) {
        let process = ProcessFigures.now()
        page.one("process_resident_memory_bytes", .gauge, "Memory in use.", process.memory)
        page.one("process_open_fds", .gauge, "Open files and sockets.", process.files)
        page.one("process_max_fds", .gauge, "How many may be open.", process.mostFiles)
        page.begin("process_cpu_seconds_total", .counter, "Processor time used.")
        page.add("process_cpu_seconds_total", seconds: process.processorSeconds)
        page.begin("rounds_build_info", .gauge, "The program's version and the database's engine.")
        page.add("rounds_build_info", [("version", Product.version), ("engine", database.engine.rawValue)], 1)
    }
}
