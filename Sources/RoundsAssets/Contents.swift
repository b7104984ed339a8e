extension Assets {
    /// In the order of the cascade: what comes later wins.
    static let styles: [[UInt8]] = [
        PackageResources.tokens_css,
        PackageResources.base_css,
        PackageResources.frame_css,
        PackageResources.button_css,
        PackageResources.form_css,
        PackageResources.mark_css,
        PackageResources.table_css,
        PackageResources.notice_css,
        PackageResources.ticket_css,
        PackageResources.timeline_css,
        PackageResources.overlay_css,
        PackageResources.portal_css,
        PackageResources.record_css,
        PackageResources.reference_css,
        PackageResources.hospital_css,
        PackageResources.watch_css,
        PackageResources.day_css,
        PackageResources.planned_css,
        PackageResources.print_css,
    ]

    static let scripts: [File] = [
        script("app.js", PackageResources.app_js),
        script("dialogs.js", PackageResources.dialogs_js),
        script("drafts.js", PackageResources.drafts_js),
        script("forms.js", PackageResources.forms_js),
        script("keys.js", PackageResources.keys_js),
        script("live.js", PackageResources.live_js),
        script("palette.js", PackageResources.palette_js),
        script("parts.js", PackageResources.parts_js),
        script("rows.js", PackageResources.rows_js),
        script("session.js", PackageResources.session_js),
        script("theme.js", PackageResources.theme_js),
        script("times.js", PackageResources.times_js),
    ]

    private static func script(_ name: String, _ bytes: [UInt8]) -> File {
        File(name: name, contentType: "text/javascript; charset=utf-8", bytes: bytes)
    }
}
