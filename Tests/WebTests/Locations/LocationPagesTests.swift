import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct LocationPagesTests {
    @Test func placesAreATreeInReadingOrder() async throws {
        try await withDesk { rounds in
            try await rounds.addSmallHospital()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let page = try await priya.get("/locations").text
            let depths = page.matches(of: /depth-(\d)"><a href="\/locations\/(\d+)"/).map { "\($0.1):\($0.2)" }
            #expect(depths == ["0:1", "1:2", "2:3"])
        }
    }

    @Test func aRoomSaysWhatIsAroundItAndWhoseCareItHas() async throws {
        try await withDesk { rounds in
            let small = try await rounds.addSmallHospital()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let page = try await priya.get(small.room.id.path).text
            #expect(page.contains("4 West oncology") && page.contains("Inpatient ward"))
            #expect(page.contains("as the place around it") && page.contains("WOW-4W-01"))
        }
    }

    @Test func aPlaceThatDoesNotFitComesBack() async throws {
        try await withDesk { rounds in
            let small = try await rounds.addSmallHospital()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let form = [
                ("code", "X"), ("name", "Wing"), ("kind", "building"), ("parent", small.ward.id.description),
                ("active", "yes"),
            ]
            let answer = try await priya.post("/locations/new", form: form)
            #expect(answer.status == .unprocessableContent && answer.text.contains("cannot be inside a unit"))
            let maria = try await rounds.browser(as: rounds.cast.maria)
            #expect(try await maria.get("/locations").status == .forbidden)
        }
    }
}
