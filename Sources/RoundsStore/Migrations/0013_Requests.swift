import RoundsSQL

extension Migrations {
    static let requests = Migration(
        13, "What requesters see, templates, callers",
        [
            // A requester's open ones stand above the solved ones, each list by itself.
            "CREATE INDEX ticket_requester_open ON ticket (requester_id, open, id)",
            // What a template fills in.
            "ALTER TABLE ticket_template ADD COLUMN details TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE ticket_template ADD COLUMN service_id \(.integer) REFERENCES service (id)",
            "ALTER TABLE ticket_template ADD COLUMN care_affected \(.integer) NOT NULL DEFAULT 0",
            "ALTER TABLE ticket_template ADD COLUMN affected TEXT NOT NULL DEFAULT 'one'",
            "ALTER TABLE ticket_template ADD COLUMN workaround TEXT NOT NULL DEFAULT 'partial'",
            "CREATE INDEX ticket_template_title ON ticket_template (active, title_key, id)",
            "ALTER TABLE saved_reply ADD COLUMN title_key TEXT NOT NULL DEFAULT ''",
            "CREATE INDEX saved_reply_title ON saved_reply (active, title_key, id)",
            // Callers are found by the number they called from before.
            "CREATE INDEX ticket_callback ON ticket (callback, id, requester_id) WHERE callback <> ''",
        ])
}
