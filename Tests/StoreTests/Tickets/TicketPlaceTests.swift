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
