/// What is different from the round that was signed before.
public struct BoardChange: Sendable, Equatable {
    /// Not well now, well or not there then.
    public let new: [EvidenceLine.ID]
    /// Not well then and now, and says something else.
    public let changed: [EvidenceLine.ID]
    /// Not well then and now, and says the same.
    public let standing: [EvidenceLine.ID]
    /// Not well then; well now.
    public let mended: [SignedLine]
    /// Not well then; nobody looks at it any more.
    public let gone: [SignedLine]

    public init(from before: [SignedLine], to board: Board) {
        let then = Dictionary(before.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let now = Set(board.lines.map(\.evidence.id))
        let well = Set(board.well.map(\.evidence.id))
        var (new, changed, standing): ([EvidenceLine.ID], [EvidenceLine.ID], [EvidenceLine.ID]) = ([], [], [])
        for line in board.exceptions.map(\.evidence) {
            switch then[line.id]?.verdict {
            case nil, .good: new.append(line.id)
            case line.verdict: standing.append(line.id)
            default: changed.append(line.id)
            }
        }
        self.new = new
        self.changed = changed
        self.standing = standing
        let ill = before.filter { $0.verdict != .good }
        mended = ill.filter { well.contains($0.id) }
        gone = ill.filter { !now.contains($0.id) }
    }
}
