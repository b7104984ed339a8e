import RoundsDomain
import Synchronization

/// One look for the files of all jobs: what each folder answered until now. A job's look is over when every folder that is
/// waited for has answered; the others count as folders that could not be read.
final class FileLook: Sendable {
    private struct Open {
        let job: ProvenByFile
        /// Below which its file may lie.
        let folders: Int
        /// Of these, how many are waited for.
        var waited: Int
        var found: [FoundFile] = []
        var isOver: Bool { waited == 0 }

        var all: [FoundFile] { found + Array(repeating: .unreadable, count: max(0, folders - found.count)) }
    }

    /// What a job's folders answered.
    struct Answer: Sendable {
        let job: ProvenByFile
        let found: [FoundFile]
    }

    let begun: Moment
    private let jobs = Mutex<[BackupJob.ID: Open]>([:])

    init(begun: Moment) {
        self.begun = begun
    }

    /// - Parameters:
    ///   - folders: below which a job's file may lie.
    ///   - waited: how many of them are waited for.
    func begin(_ job: ProvenByFile, folders: Int, waited: Int) {
        jobs.withLock { $0[job.id] = Open(job: job, folders: folders, waited: waited) }
    }

    /// What is known of the jobs for which nobody is waited for.
    var known: [Answer] {
        jobs.withLock { $0.values.filter(\.isOver).map { Answer(job: $0.job, found: $0.all) } }
    }

    /// A folder answers, be it when nobody waits for it any more.
    /// - Returns: what is known of the job, unless another folder is waited for.
    func put(_ found: FoundFile, of job: BackupJob.ID) -> Answer? {
        jobs.withLock { jobs in
            guard var open = jobs[job] else { return nil }
            open.found.append(found)
            open.waited = max(0, open.waited - 1)
            jobs[job] = open
            return open.isOver ? Answer(job: open.job, found: open.all) : nil
        }
    }

    /// Waits for nobody any more.
    /// - Returns: what is known of the jobs for which somebody was waited for.
    func giveUp() -> [Answer] {
        jobs.withLock { jobs in
            let waiting = jobs.values.filter { !$0.isOver }
            for one in waiting { jobs[one.job.id]?.waited = 0 }
            return waiting.map { Answer(job: $0.job, found: $0.all) }
        }
    }
}
