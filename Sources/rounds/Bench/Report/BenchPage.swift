extension Figures {
    /// The page `docs/benchmarks.md`.
    var page: String {
        """
        # Benchmarks

        Written by `bin/bench`; the same figures for programs are in [benchmarks.json](benchmarks.json).

        | | |
        |---|---|
        | when | \(made) |
        | what | Rounds \(version)\(commit.isEmpty ? "" : ", commit \(commit)") |
        | machine | \(machine.processor), \(machine.cores) cores, \(machine.memory.megabytes) MB, \(machine.system) |
        | engines | \(machine.engines.joined(separator: ", ")), on the same machine; both wait for the disk |
        | load before it began | \(machine.load.short) |

        A generated desk: tickets with five messages each over three years, most of them resolved, one in thirty open, words as
        unevenly frequent as in life. A *list page* is one of the queue's four lists, in one of three cases further on; a
        *ticket page* is any ticket's with its conversation, facts, and similar tickets; a *search* has one to three words,
        frequent and rare, the last often only begun; *create* is the portal's form, and is answered when it is on the disk.

        With one client, what is timed is the desk's own work: from the parsed request to the last byte of the page. Beside it
        stands the engine alone with the same rows, by as few prepared statements as they take, measured by turns with the desk:
        the ratio holds where the machine is busy with other things. 64 clients wait for each other on \(machine.cores) cores; of
        those, *per second* is what counts. Over a socket, the clients are threads of the same machine and take their share of it.

        ## Goals

        \(goalTable)

        ## Figures

        \(tables)

        """
    }

    private var goalTable: String {
        let rows = goals.map { [$0.what, $0.engine, $0.wanted, $0.found, $0.isReached ? "reached" : "**missed**"] }
        return rows.isEmpty
            ? "None of the sizes that goals are set for was measured."
            : markdownTable(["what", "engine", "wanted", "found", ""], rows, numbersFrom: 2)
    }
}
