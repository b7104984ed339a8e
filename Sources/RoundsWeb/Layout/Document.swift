import RoundsAssets
import RoundsHTML

/// The page as a whole: what the browser needs before the first word.
/// - Parameter kind: `desk`, `portal` or `bare`; the style sheet knows them.
func document(_ frame: Frame, kind: StaticString, _ body: HTML) -> HTML {
    let title = frame.title.isEmpty ? "Rounds" : "\(frame.title) · Rounds"
    let preloads = Assets.modules.map { "<link rel=\"modulepreload\" href=\"\($0)\">" as HTML }
    return """
        <!doctype html>
        <html lang="en"\(attribute("data-theme", frame.theme == .system ? nil : frame.theme.rawValue))>
        <head>
        <meta charset="utf-8">
        <title>\(title)</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <link rel="icon" href="\(Assets.icon)" type="image/svg+xml">
        <link rel="stylesheet" href="\(Assets.styleSheet)">
        <script type="module" src="\(Assets.script)"></script>
        \(preloads)
        </head>
        <body class="\(HTML(stringLiteral: kind))"\(attribute("data-person", frame.person.map { String($0.id) }))\
        \(attribute("data-live", frame.topics.isEmpty ? nil : frame.topics.joined(separator: " ")))\
        \(attribute("data-live-since", frame.topics.isEmpty ? nil : frame.since.map(String.init)))\
        \(attribute("data-drafts-done", frame.draftsDone.isEmpty ? nil : frame.draftsDone.joined(separator: " ")))\
        \(flag("data-folded", frame.isRailFolded))>
        <a class="skip" href="#main">Skip to the page</a>
        \(body)
        </body>
        </html>
        """
}
