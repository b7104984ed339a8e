import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct DevicePagesTests {
    @Test func theListIsNarrowedByPlaceKindAndService() async throws {
        try await withDesk { rounds in
            try await rounds.addSmallHospital()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            for query in ["q=wow", "place=4w", "place=onco", "kind=cart", "service=svc.ehr", "criticality=important"] {
                #expect(try await priya.get("/devices?\(query)").text.contains("Cart Ergotron"), "\(query)")
            }
            #expect(try await priya.get("/devices?kind=printer").text.contains("No device fits"))
            #expect(try await priya.get("/devices?place=9Z").text.contains("No place is called “9Z”."))
        }
    }

    @Test func theListIsPagedWithoutALossOrARepeat() async throws {
        try await withDesk { rounds in
            try await rounds.database.write { tx in
                for number in 0..<120 {
                    let fields = Device.Fields(tag: "WS/\(number)", kind: .workstation, name: "PC")
                    _ = try tx.addDevice(fields, by: .desk, at: Cast.morning)
                }
            }
            let priya = try await rounds.browser(as: rounds.cast.priya)
            var path: String? = "/devices?kind=workstation"
            var seen: [String] = []
            while let next = path, seen.count < 300 {
                let page = try await priya.get(next).text
                seen += page.matches(of: /<th scope="row"><a href="(\/devices\/\d+)"/).map { String($0.1) }
                path = page.firstMatch(of: /href="([^"]+)" rel="next"/).map {
                    String($0.1).replacing("&amp;", with: "&")
                }
            }
            #expect(seen.count == 120 && Set(seen).count == 120)
        }
    }

    @Test func aTicketAboutADeviceShowsItAndIsShownByIt() async throws {
        try await withDesk { rounds in
            let small = try await rounds.addSmallHospital()
            let ticket = try await rounds.labels()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let form =
                ticket.fields.form(with: [:]) + [
                    ("was_device", ""), ("device", small.cart.id.description), ("was_service", ""),
                    ("service", small.chart.id.description),
                ]
            #expect(try await priya.post("/tickets/R-1/change", form: form).location == "/tickets/1")
            let page = try await priya.get("/tickets/R-1").text
            #expect(page.contains("href=\"/devices/1\"") && page.contains("Tier 1, life-critical"))
            #expect(try await priya.get(small.cart.id.path).text.contains("Labels fail in ED"))
            #expect(try await priya.get(small.chart.id.path).text.contains("Labels fail in ED"))
        }
    }

    @Test func aDeviceIsAddedWhereItStandsAndChangedSideBySide() async throws {
        try await withDesk { rounds in
            let small = try await rounds.addSmallHospital()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            #expect(try await priya.get("/devices/new?location=\(small.room.id)").text.contains("value=\"3\" selected"))
            let path = small.cart.id.path + "/change"
            #expect(try await priya.post(path, form: small.cart.fields.form(with: ["name": "A"])).status == .seeOther)
            #expect(try await priya.post(path, form: small.cart.fields.form(with: ["serial": "B"])).status == .seeOther)
            let clash = try await priya.post(path, form: small.cart.fields.form(with: ["name": "C"]))
            #expect(clash.status == .conflict && clash.text.contains("A colleague made this “A” meanwhile."))
        }
    }
}
