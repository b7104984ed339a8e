import RoundsHTML

/// Opens with Ctrl K. Rows come from `/search?palette=1&q=…` as `<li>`; without a script the search room does the same.
let palette: HTML = """
    <dialog id="palette" class="palette" aria-label="Go to a ticket, a person or a room">
    <form action="/search" role="search">\(Icon.search.html)<input type="search" name="q" autocomplete="off" maxlength="200" \
    aria-label="Number, words or a name" placeholder="R-1042, words, a name" role="combobox" aria-expanded="true" \
    aria-controls="palette-rows" aria-autocomplete="list"><kbd aria-hidden="true">Esc</kbd></form>
    <ul id="palette-rows" role="listbox" aria-label="Found"></ul>
    <p class="meta" data-palette-state role="status">Type a number, words or a name.</p>
    </dialog>
    """

/// Every key that does something on this page.
func keySheet(_ frame: Frame) -> HTML {
    let everywhere =
        frame.rooms.map { KeyLine($0.keys, $0.title) } + [
            KeyLine("/", "Search"), KeyLine("Ctrl K", "Go to a request, a person, a page"), KeyLine("?", "These keys"),
        ]
    return """
        <dialog id="keys" class="keys" aria-labelledby="keys-title">
        <header><h2 id="keys-title">Keys</h2><form method="dialog"><button class="quiet" aria-label="Close">\
        \(Icon.close.html)</button></form></header>
        <div>\(frame.keys.isEmpty ? nil : keyList("On this page", frame.keys))\(keyList("Everywhere", everywhere))</div>
        <p class="meta">Keys do nothing while you type in a field. Esc leaves the field.</p>
        </dialog>
        """
}

func keyList(_ title: String, _ lines: [KeyLine]) -> HTML {
    let rows = lines.map { line -> HTML in
        let keys = line.keys.split(separator: " ").map { "<kbd>\(String($0))</kbd> " as HTML }
        return "<div><dt>\(keys)</dt><dd>\(line.what)</dd></div>"
    }
    return "<section><h3>\(title)</h3><dl class=\"keylist\">\(rows)</dl></section>"
}
