import RoundsDomain
import Testing

@Suite struct ServicesNamedTests {
    private func service(_ number: Int64, _ code: String, _ name: String, _ tier: Service.Tier = .lifeCritical)
        -> Service
    {
        Service(id: .init(number), fields: .init(code: code, name: name, tier: tier))
    }

    @Test func aTitleMeansTheServiceWithMostOfItsWords() {
        let services = [
            service(1, "svc.ehr", "Electronic health record"), service(2, "svc.portal", "Patient portal"),
            service(3, "svc.label", "Wristband and specimen label printing"),
        ]
        func meant(_ title: String) -> [Int64] { Service.meant(by: title, of: services).map(\.id.number) }
        #expect(meant("The EHR is slow") == [1])
        #expect(meant("Patient wristband labels are empty") == [3])
        #expect(meant("It does not work") == [] && meant("") == [])
    }

    @Test func aFoundationIsKnownByNameToITAlone() {
        #expect(!service(1, "svc.dns", "DNS and DHCP", .foundation).isKnownByName)
        #expect(service(2, "svc.mail", "Mail", .convenience).isKnownByName)
    }
}
