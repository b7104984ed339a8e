import RoundsDomain
import RoundsSQL
import RoundsTestKit
import Testing

@testable import RoundsStore

@Suite struct TicketPlaceTests {
    @Test(arguments: engines) func aScannedDeviceBringsItsPlaceAndItsService(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx throws in
                let cast = try tx.addCast()
                let small = try tx.addSmallHospital()
                let draft = try TicketDraft(
                    kind: .incident, channel: .portal, title: "The cart is dead", device: small.cart.id)
                let ticket = try tx.report(draft, for: cast.maria.id, by: cast.maria, at: Cast.morning)
                let kept = try tx.ticket(ticket.id)?.fields
                #expect(kept?.device == small.cart.id && kept?.location == small.room.id)
                #expect(kept?.service == small.chart.id && kept == ticket.fields)
                for list in [TicketList.location(small.room.id), .service(small.chart.id), .device(small.cart.id)] {
                    #expect(try tx.tickets(list, limit: 5).lines.map(\.id) == [ticket.id])
                }
            }
        }
    }

    @Test(arguments: engines) func whatWasRetiredSinceItWasLookedUpIsNotBound(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let (cast, small) = try await database.write { tx in (try tx.addCast(), try tx.addSmallHospital()) }
            let draft = try TicketDraft(
                kind: .incident, channel: .portal, title: "The cart is dead", location: small.room.id,
                service: small.chart.id, device: small.cart.id)
            try await database.write { tx in try tx.retire(small) }
            await #expect(throws: Complaints([.noSuchDevice, .noSuchLocation, .noSuchService])) {
                try await database.write { tx in
                    try tx.report(draft, for: cast.maria.id, by: cast.maria, at: Cast.morning)
                }
            }
            // A check is heard all the same: nobody chose what it is about.
            let found = try await database.write { tx in
                try tx.reportFound(draft, by: cast.engine, at: Cast.morning)
            }
            #expect(found.fields.service == small.chart.id)
        }
    }

    @Test(arguments: engines) func whatIsNotThereIsRefusedByItsField(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let (cast, ticket) = try await database.reported()
            var fields = ticket.fields
            fields.service = .init(99)
            fields.device = .init(99)
            let refused = Complaints([.noSuchService, .noSuchDevice])
            await #expect(throws: refused) {
                try await database.write { [fields] tx in
                    try tx.changeTicket(ticket.id, to: fields, from: ticket.fields, by: cast.priya, at: Cast.morning)
                }
            }
        }
    }
}

extension Transaction {
    /// The room, the chart and the cart go out of use.
    fileprivate func retire(_ small: SmallHospital) throws {
        var (room, chart, cart) = (small.room.fields, small.chart.fields, small.cart.fields)
        room.isActive = false
        chart.isActive = false
        cart.isActive = false
        _ = try changeLocation(small.room.id, to: room, by: .desk, at: Cast.morning)
        _ = try changeService(small.chart.id, to: chart, by: .desk, at: Cast.morning)
        _ = try changeDevice(small.cart.id, to: cart, by: .desk, at: Cast.morning)
    }
}
