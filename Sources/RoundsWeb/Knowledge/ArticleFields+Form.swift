import RoundsDomain
import RoundsProtocols

extension Article.Fields: FormFields {
    init(_ form: FormBody, prefix: String) throws(Complaints) {
        guard let audience = form.text(prefix + "audience").flatMap(Article.Audience.init(rawValue:)) else {
            throw Complaints([Complaint("audience", "Choose who may read it.")])
        }
        let typed = form.line(prefix + "review_on")
        let day = Day(iso: typed)
        guard typed.isEmpty || day != nil else {
            throw Complaints([Complaint("review_on", "A day looks like 2026-11-24.")])
        }
        self.init(
            title: form.line(prefix + "title"), body: form.text(prefix + "body") ?? "", audience: audience,
            service: form.key(prefix + "service"), owner: form.key(prefix + "owner"), reviewOn: day)
    }

    var entries: [String: String] {
        [
            "title": title, "body": body, "audience": audience.rawValue, "service": service?.description ?? "",
            "owner": owner?.description ?? "", "review_on": reviewOn?.iso ?? "",
        ]
    }
}
