/// Certificates for servers under test, signed by an authority that nobody trusts unless told. The key is worth nothing.
public enum TestCertificate: String, Sendable, CaseIterable {
    /// For ehr.cedar.example and 127.0.0.1, until 14 Nov 2119.
    case good
    /// The same, ended on 14 Nov 2024.
    case ended
    /// For pacs.cedar.example only.
    case other

    public var pem: String {
        switch self {
        case .good: Self.goodPEM
        case .ended: Self.endedPEM
        case .other: Self.otherPEM
        }
    }

    public static let authority = """
        -----BEGIN CERTIFICATE-----
        MIIBgDCCASWgAwIBAgIBATAKBggqhkjOPQQDAjAmMSQwIgYDVQQDDBtDZWRhciBI
        b2xsb3cgdGVzdCBhdXRob3JpdHkwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEw
        MDAwMDBaMCYxJDAiBgNVBAMMG0NlZGFyIEhvbGxvdyB0ZXN0IGF1dGhvcml0eTBZ
        MBMGByqGSM49AgEGCCqGSM49AwEHA0IABK+3IcDEow3pCgs033dJxj3R3OldAA4U
        avuQTltHRr1CLRq9k5PZCKGicNXJhLsmt+IA8S+i6i5wGtYAhtOf2bOjQjBAMA8G
        A1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/BAQDAgIEMB0GA1UdDgQWBBS5tGH44nCL
        alAolHlvIgQBzeaImTAKBggqhkjOPQQDAgNJADBGAiEAuyC3lG1ZlVsyj30WZ3eC
        orAFAVZHuyHI5JJSfCyfxJ4CIQDqDn/1NjdKlEx25OCm8zPKtWIUgsaDKKOxKk6z
        kSF0+g==
        -----END CERTIFICATE-----
        """

    public static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgFrkpBofN09kxoygq
        2HQiIGreo7wSMpvAhd+rFQ0TP1qhRANCAAR7PsJCo65UzKGRr4s3NUQqidI/3SXY
        ybdagDAJX+iv1K0PfITmLFQM5DhBhmgg7WkKrTh4cMNk1yroQRrHU4EW
        -----END PRIVATE KEY-----
        """

    private static let goodPEM = """
        -----BEGIN CERTIFICATE-----
        MIIBrjCCAVSgAwIBAgIBAjAKBggqhkjOPQQDAjAmMSQwIgYDVQQDDBtDZWRhciBI
        b2xsb3cgdGVzdCBhdXRob3JpdHkwIBcNMjYwMTAxMDAwMDAwWhgPMjExOTExMTQw
        MDAwMDBaMBwxGjAYBgNVBAMMEWVoci5jZWRhci5leGFtcGxlMFkwEwYHKoZIzj0C
        AQYIKoZIzj0DAQcDQgAEez7CQqOuVMyhka+LNzVEKonSP90l2Mm3WoAwCV/or9St
        D3yE5ixUDOQ4QYZoIO1pCq04eHDDZNcq6EEax1OBFqN7MHkwIgYDVR0RBBswGYIR
        ZWhyLmNlZGFyLmV4YW1wbGWHBH8AAAEwEwYDVR0lBAwwCgYIKwYBBQUHAwEwHQYD
        VR0OBBYEFAVwKCpVtlNQJhYJVoA3mx6xzt1oMB8GA1UdIwQYMBaAFLm0YfjicItq
        UCiUeW8iBAHN5oiZMAoGCCqGSM49BAMCA0gAMEUCIQDAwHBaueGNAwgJfSfHrkBa
        rMO59muArNDMTyO+NEhZhwIgSPp/zGxr4yKv1qb3MybP8r/mqA/UJWN4a4CvBjTL
        i28=
        -----END CERTIFICATE-----
        """

    private static let endedPEM = """
        -----BEGIN CERTIFICATE-----
        MIIBrDCCAVKgAwIBAgIBAzAKBggqhkjOPQQDAjAmMSQwIgYDVQQDDBtDZWRhciBI
        b2xsb3cgdGVzdCBhdXRob3JpdHkwHhcNMjQwMTAxMDAwMDAwWhcNMjQxMTE0MDAw
        MDAwWjAcMRowGAYDVQQDDBFlaHIuY2VkYXIuZXhhbXBsZTBZMBMGByqGSM49AgEG
        CCqGSM49AwEHA0IABHs+wkKjrlTMoZGvizc1RCqJ0j/dJdjJt1qAMAlf6K/UrQ98
        hOYsVAzkOEGGaCDtaQqtOHhww2TXKuhBGsdTgRajezB5MCIGA1UdEQQbMBmCEWVo
        ci5jZWRhci5leGFtcGxlhwR/AAABMBMGA1UdJQQMMAoGCCsGAQUFBwMBMB0GA1Ud
        DgQWBBQFcCgqVbZTUCYWCVaAN5sesc7daDAfBgNVHSMEGDAWgBS5tGH44nCLalAo
        lHlvIgQBzeaImTAKBggqhkjOPQQDAgNIADBFAiEA9XEKJcdCV6WokBLa0eRi5WhV
        VMnNvzJqBmmvdU+FtJ4CIGfPWzFR1YsgcOMnAowUwnHkIXxIL0hihHdeUTbx7oYe
        -----END CERTIFICATE-----
        """

    private static let otherPEM = """
        -----BEGIN CERTIFICATE-----
        MIIBqjCCAU+gAwIBAgIBBDAKBggqhkjOPQQDAjAmMSQwIgYDVQQDDBtDZWRhciBI
        b2xsb3cgdGVzdCBhdXRob3JpdHkwIBcNMjYwMTAxMDAwMDAwWhgPMjExOTExMTQw
        MDAwMDBaMBwxGjAYBgNVBAMMEWVoci5jZWRhci5leGFtcGxlMFkwEwYHKoZIzj0C
        AQYIKoZIzj0DAQcDQgAEez7CQqOuVMyhka+LNzVEKonSP90l2Mm3WoAwCV/or9St
        D3yE5ixUDOQ4QYZoIO1pCq04eHDDZNcq6EEax1OBFqN2MHQwHQYDVR0RBBYwFIIS
        cGFjcy5jZWRhci5leGFtcGxlMBMGA1UdJQQMMAoGCCsGAQUFBwMBMB0GA1UdDgQW
        BBQFcCgqVbZTUCYWCVaAN5sesc7daDAfBgNVHSMEGDAWgBS5tGH44nCLalAolHlv
        IgQBzeaImTAKBggqhkjOPQQDAgNJADBGAiEA62DHHS193q77MTlgb6E2+tq8NvmE
        xXPR+wgHWr7rBAMCIQDYSVFG8+YNRNbOG+Q6bnqeZ/NXpxZ3qsCHbL7ygdSbeg==
        -----END CERTIFICATE-----
        """
}
