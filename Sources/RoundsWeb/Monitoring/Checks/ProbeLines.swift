import RoundsHTML

/// What may stand on the line of a probe, folded below its field.
func probeLines() -> HTML {
    let rows = ProbeLine.all.map { kind -> HTML in
        "<tr><th scope=\"row\"><code>\(kind.line)</code></th><td>\(kind.words)</td></tr>"
    }
    return """
        <details class="fold"><summary>What else may stand there</summary><table class="cards-below"><thead><tr>\
        <th scope="col">Line</th><th scope="col">What it asks for</th></tr></thead><tbody>\(rows)</tbody></table></details>
        """
}

/// A line of each kind, and what may stand on it.
private struct ProbeLine {
    let line: String
    let words: HTML

    static var all: [ProbeLine] { [page, port, certificate, name, echo, clock] }
}

extension ProbeLine {
    static var page: ProbeLine {
        ProbeLine(
            line: "https://ehr.example/login contains=\"Sign in\" status=200-299,401",
            words: """
                A page. <code>contains</code> has to stand in it, <code>lacks</code> must not; it answers <code>status</code>, \
                200 to 299 when none is named. <code>method=HEAD</code> asks for no text, <code>redirects=0</code> follows none, \
                <code>verify=no</code> takes any certificate, <code>warn_days=30</code> warns so long before it ends.
                """)
    }

    static var port: ProbeLine {
        ProbeLine(
            line: "tcp://10.2.0.7:25 send=\"EHLO desk\\r\\n\" expect=250",
            words: """
                A port. <code>send</code> is said to it once it is open, <code>expect</code> has to come back; without them it is \
                enough that it opens.
                """)
    }

    static var certificate: ProbeLine {
        ProbeLine(
            line: "tls://portal.example warn_days=30",
            words: "A certificate. <code>server_name</code> is the name it is for, where that is not the host’s.")
    }

    static var name: ProbeLine {
        ProbeLine(
            line: "dns://ehr.example type=A server=10.0.0.53 expected=10.2.0.9",
            words: """
                A name: A, AAAA, CNAME, MX, TXT, PTR or SRV. <code>expected</code> may stand there several times; without \
                <code>server</code> the machine’s own name servers are asked.
                """)
    }

    static var echo: ProbeLine { ProbeLine(line: "ping://10.2.0.1 count=5", words: "So many echoes.") }

    static var clock: ProbeLine {
        ProbeLine(
            line: "ntp://time.example max_offset_ms=500", words: "A clock, and how far it may be from the desk’s own.")
    }
}
