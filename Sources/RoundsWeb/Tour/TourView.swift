import RoundsHTML

func tourPage(_ stops: [TourStop], isStaff: Bool, in frame: Frame) -> HTML {
    var frame = frame
    frame.title = "Welcome. This is all there is to know"
    frame.lead =
        isStaff
        ? "Everything works by keyboard: ? shows the keys of a page, Ctrl K goes anywhere."
        : "If a patient is in danger right now, call; do not write."
    let lines = stops.map { stop -> HTML in
        let keys: HTML? = stop.keys.map { keys in
            " <span class=\"chord\">\(keys.split(separator: " ").map { "<kbd>\(String($0))</kbd>" as HTML })</span>"
        }
        return """
            <li><h2><a href="\(stop.path)">\(stop.title)</a>\(keys)</h2><p>\(stop.words)</p></li>
            """
    }
    let body: HTML = """
        <ol class="tour">\(lines)</ol>
        <p class="form-acts">\(linkButton(isStaff ? "Begin with Today" : "Begin", to: "/", .primary, key: "b"))</p>
        """
    return isStaff ? page(frame, body) : portalPage(frame, body)
}
