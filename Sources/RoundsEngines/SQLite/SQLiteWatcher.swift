import RoundsSQL

/// Notices what other processes, such as the command line, write to the same file.
///
/// `data_version` of the writing connection changes only when somebody else commits.
final class SQLiteWatcher: Sendable {
    private let task: Task<Void, Never>

    init(writer: SQLiteWriter, listeners: Listeners, every pause: Duration) {
        task = Task { [weak writer] in
            var seen: Int64?
            while (try? await Task.sleep(for: pause)) != nil {
                guard listeners.any, let found = try? await writer?.dataVersion() else {
                    seen = nil
                    continue
                }
                if let seen, seen != found { listeners.tell([.outside()]) }
                seen = found
            }
        }
    }

    /// Returns when it looks no more: a last look would prepare a statement that keeps the file open.
    func end() async {
        task.cancel()
        await task.value
    }

    deinit {
        task.cancel()
    }
}
