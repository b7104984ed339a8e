import RoundsHTML

/// Line drawings of 16 by 16 units, in the colour of the text beside them. They never stand without a word.
enum Icon: Sendable {
    case inbox, search, people, seal, code, plus, reply, lock, menu, close, check, leave, fold, person, device, key,
        back
    case phone, place, theme, book, service, pulse, eye, copy, calendar
    case day, round, handover, list

    /// The mark of Rounds: a round that is nearly closed, and where we are on it.
    static let mark: HTML = """
        <svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><path d="M20.5 12a8.5 8.5 0 1 1-4.6-7.55" fill="none" \
        stroke="currentColor" stroke-width="3" stroke-linecap="round"/><circle cx="19.2" cy="7.6" r="2.3" \
        fill="currentColor"/></svg>
        """

    var html: HTML {
        "<svg class=\"icon\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">\(lines)</svg>"
    }

    private var lines: HTML {
        switch self {
        case .inbox: "<path d=\"M2 9.5 4 3h8l2 6.5V13H2zM2 9.5h3.5a2.5 2.5 0 0 0 5 0H14\"/>"
        case .search: "<circle cx=\"7\" cy=\"7\" r=\"4.5\"/><path d=\"m10.5 10.5 3.5 3.5\"/>"
        case .people:
            "<circle cx=\"6\" cy=\"5.5\" r=\"2.5\"/><path d=\"M1.5 13.5a4.5 4.5 0 0 1 9 0M10.5 3.3a2.5 2.5 0 0 1 0 4.4M12 9.6a4.5 4.5 0 0 1 2.5 3.9\"/>"
        case .seal:
            "<path d=\"M8 1.5 13.5 4v4c0 3.2-2.3 5.5-5.5 6.5C4.8 13.5 2.5 11.2 2.5 8V4z\"/><path d=\"m5.5 8 1.8 1.8L10.8 6.2\"/>"
        case .code: "<path d=\"m5 4.5-3.5 3.5L5 11.5M11 4.5l3.5 3.5-3.5 3.5M9.2 3 6.8 13\"/>"
        case .plus: "<path d=\"M8 3v10M3 8h10\"/>"
        case .reply: "<path d=\"M6.5 3.5 2.5 7.5l4 4M2.5 7.5H9a4.5 4.5 0 0 1 4.5 4.5v1\"/>"
        case .lock: "<rect x=\"3\" y=\"7\" width=\"10\" height=\"7\" rx=\"1.5\"/><path d=\"M5 7V5a3 3 0 0 1 6 0v2\"/>"
        case .menu: "<path d=\"M2 4.5h12M2 8h12M2 11.5h12\"/>"
        case .close: "<path d=\"m4 4 8 8M12 4l-8 8\"/>"
        case .check: "<path d=\"m3 8.5 3.5 3.5L13 4.5\"/>"
        case .leave: "<path d=\"M6.5 2.5h-4v11h4M10.5 5l3 3-3 3M13.5 8H6\"/>"
        case .fold: "<rect x=\"2\" y=\"3\" width=\"12\" height=\"10\" rx=\"1.5\"/><path d=\"M6 3v10\"/>"
        case .person: "<circle cx=\"8\" cy=\"5\" r=\"3\"/><path d=\"M2.5 14a5.5 5.5 0 0 1 11 0\"/>"
        case .device: "<rect x=\"1.5\" y=\"2.5\" width=\"13\" height=\"8.5\" rx=\"1\"/><path d=\"M5.5 14h5M8 11v3\"/>"
        case .key: "<circle cx=\"5\" cy=\"11\" r=\"3\"/><path d=\"m7.2 8.8 6.3-6.3M11 5l2 2\"/>"
        case .back: "<path d=\"M9.5 3 4.5 8l5 5\"/>"
        case .phone:
            "<path d=\"M3 2.5h2.5l1.2 3-1.7 1.2a8 8 0 0 0 4.3 4.3l1.2-1.7 3 1.2V13c0 .8-.7 1.5-1.5 1.5C6.8 14.2 1.8 9.2 1.5 4c0-.8.7-1.5 1.5-1.5z\"/>"
        case .place:
            "<path d=\"M8 14.5s5-4.7 5-8.5a5 5 0 0 0-10 0c0 3.8 5 8.5 5 8.5z\"/><circle cx=\"8\" cy=\"6\" r=\"1.8\"/>"
        case .service: "<path d=\"m8 2 6 3-6 3-6-3zM2 8l6 3 6-3M2 11l6 3 6-3\"/>"
        case .day:
            "<circle cx=\"8\" cy=\"8\" r=\"3\"/><path d=\"M8 1.5v1.5M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1 1M11.6 11.6l1 1M3.4 12.6l1-1M11.6 4.4l1-1\"/>"
        case .round:
            "<path d=\"M5.5 2.5h5V5h-5zM5.5 3.5H3v11h10v-11h-2.5\"/><path d=\"m5.5 9.5 1.8 1.8 3.2-3.6\"/>"
        case .handover: "<path d=\"M2 5.5h10M9.5 3 12 5.5 9.5 8M14 10.5H4M6.5 8 4 10.5 6.5 13\"/>"
        case .list: "<path d=\"M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01\"/>"
        case .theme: "<circle cx=\"8\" cy=\"8\" r=\"5.5\"/><path d=\"M8 2.5v11a5.5 5.5 0 0 0 0-11z\" class=\"filled\"/>"
        case .pulse: "<path d=\"M1.5 8.5h3l2-5 3 9 2-4h3\"/>"
        case .eye:
            "<path d=\"M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8z\"/><circle cx=\"8\" cy=\"8\" r=\"2\"/>"
        case .copy: "<path d=\"M5.5 5.5h8v8h-8zM2.5 10.5v-8h8\"/>"
        case .calendar:
            "<rect x=\"2\" y=\"3\" width=\"12\" height=\"11\" rx=\"1.5\"/><path d=\"M2 6.5h12M5 1.5V4M11 1.5V4M5 10l1.5 1.5L9.5 8.7\"/>"
        case .book:
            "<path d=\"M8 4C6.5 2.8 4.5 2.5 2 2.5v10c2.5 0 4.5.3 6 1.5 1.5-1.2 3.5-1.5 6-1.5v-10c-2.5 0-4.5.3-6 1.5zM8 4v10\"/>"
        }
    }
}
