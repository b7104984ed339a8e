import HTTPTypes
import RoundsDomain
import RoundsHTML
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

extension Browser {
    /// A file as a browser sends it.
    func upload(_ kind: String, _ file: String, to path: String = "/imports") async throws -> Answer {
        let body = """
            --XX\r\nContent-Disposition: form-data; name="kind"\r\n\r\n\(kind)\r\n--XX\r\n\
            Content-Disposition: form-data; name="file"; filename="rows.csv"\r\nContent-Type: text/csv\r\n\r\n\(file)\r\n--XX--\r\n
            """
        let headers: HTTPFields = [.contentType: "multipart/form-data; boundary=XX"]
        return try await send(.post, path, headers: headers, body: Array(body.utf8))
    }
}

extension Browser {
    /// Asks again until the page says so, ten minutes at most, on a busy machine.
    func page(_ path: String, saying words: String) async throws -> String {
        let deadline = ContinuousClock.now + .seconds(600)
        var shown = try await get(path).text
        while !shown.contains(words), ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(50))
            shown = try await get(path).text
        }
        #expect(shown.contains(words))
        return shown
    }
}

@Suite struct ImportPagesTests {
    private let file = "tag,kind,name,location\nWS-1,workstation,OptiPlex,4W\nWS-2,workstation,OptiPlex,4W\n"

    @Test func nothingIsWrittenUntilItIsConfirmed() async throws {
        try await withDesk { rounds in
            try await rounds.addSmallHospital()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let path = try #require(try await priya.upload("devices", file).location)
            let shown = try await priya.get(path).text
            #expect(shown.contains("2 new, 0 changed, 0 as they are") && shown.contains("Import 2 rows"))
            #expect(try await priya.get("/devices?q=WS-1").text.contains("No device fits"))
            #expect(try await priya.post(path + "/confirm", form: []).location == path)
            #expect(try await priya.get(path).text.contains("Imported: 2 new, 0 changed"))
            #expect(try await priya.get("/devices?q=WS-1").text.contains("OptiPlex"))
            #expect(try await priya.post(path + "/confirm", form: []).location == path)
            let sam = try await rounds.browser(as: rounds.cast.sam)
            #expect(try await sam.get(path).status == .notFound)
        }
    }

    @Test func aBigFileShowsHowFarItIsAndEndsOnItsOwnPage() async throws {
        try await withDesk { rounds in
            try await rounds.addSmallHospital()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let name = String(repeating: "x", count: 110)
            let rows = (1...600).map { "WS-\($0),workstation,\(name),4W\n" }.joined()
            let path = try #require(try await priya.upload("devices", "tag,kind,name,location\n" + rows).location)
            let first = try await priya.get(path)
            #expect(first.text.contains("This page looks again by itself") && first.fault == nil)
            #expect(try await priya.page(path, saying: "600 new, 0 changed").contains("Import 600 rows"))
            #expect(try await priya.post(path + "/confirm", form: []).location == path)
            _ = try await priya.page(path, saying: "Imported: 600 new, 0 changed")
            let done = try await rounds.database.read { try $0.device(tag: "WS-600") }
            #expect(done != nil)
        }
    }

    @Test func rowsThatAreDoneAreCountedInTheHeading() {
        let screen = ImportScreen(number: 7, kind: .devices, state: .running(.writing, done: 12_400, all: 20_000))
        let page = importPage(screen, in: .priya)
        #expect(page.text.contains("12,400 of 20,000 rows written") && page.text.contains("max=\"20000\""))
    }

    @Test func aFileWithABadRowCannotBeConfirmed() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let path = try #require(try await priya.upload("devices", file).location)
            let shown = try await priya.get(path).text
            #expect(shown.contains("2 rows cannot be imported, so nothing will be") && !shown.contains("/confirm"))
            #expect(shown.contains("There is no place “4W”."))
            #expect(try await priya.post(path + "/confirm", form: []).status == .conflict)
            #expect(try await priya.get("/devices").text.contains("No device yet"))
        }
    }

    @Test func aRefusedConfirmShowsTheFileAsItStandsNow() async throws {
        try await withDesk { rounds in
            let small = try await rounds.addSmallHospital()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let path = try #require(try await priya.upload("devices", file).location)
            #expect(try await priya.get(path).text.contains("Import 2 rows"))
            _ = try await rounds.database.write { tx in
                var fields = small.ward.fields
                fields.code = "4W-old"
                return try tx.changeLocation(small.ward.id, to: fields, by: .desk, at: Cast.morning)
            }
            let refused = try await priya.post(path + "/confirm", form: [])
            #expect(
                refused.status == .conflict && refused.text.contains("2 rows are refused, so nothing was imported."))
            #expect(refused.text.contains("There is no place “4W”.") && refused.text.contains("Send another file"))
            #expect(!refused.text.contains("To the first page"))
        }
    }

    @Test func pastedRowsComeBackWithTheirFault() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let rows = "code,colour\nLAB,red\n"
            let body = """
                --XX\r\nContent-Disposition: form-data; name="kind"\r\n\r\nlocations\r\n--XX\r\n\
                Content-Disposition: form-data; name="pasted"\r\n\r\n\(rows)\r\n--XX--\r\n
                """
            let headers: HTTPFields = [.contentType: "multipart/form-data; boundary=XX"]
            let back = try await priya.send(.post, "/imports", headers: headers, body: Array(body.utf8))
            #expect(back.status == .unprocessableContent && back.text.contains("“colour” is not a column here"))
            #expect(back.text.contains("LAB,red") && back.text.contains("<option value=\"locations\" selected>"))
        }
    }

    @Test func whatIsNoCSVComesBackWithASentence() async throws {
        try await withDesk { rounds in
            let priya = try await rounds.browser(as: rounds.cast.priya)
            for (bad, words) in [
                ("tag,colour\nWS-1,red\n", "“colour” is not a column here"), ("tag,name\n\"WS-1,PC\n", "never closed"),
                ("", "The file is empty"),
            ] {
                let answer = try await priya.upload("devices", bad)
                #expect(answer.status == .unprocessableContent && answer.text.contains(words), "\(bad)")
            }
            #expect(
                try await priya.upload("people", "sign_in_name,name,role\nx,X,administrator\n").status == .forbidden)
            let maria = try await rounds.browser(as: rounds.cast.maria)
            #expect(try await maria.upload("devices", file).status == .forbidden)
        }
    }

    @Test func aProgramImportsInOneCall() async throws {
        try await withDesk { rounds in
            try await rounds.addSmallHospital()
            let program = try await rounds.program(of: rounds.cast.engine)
            let body: JSON = ["kind": "devices", "content": .string(file)]
            let planned = try await program.api(.post, "imports", body)
            #expect(planned.json["created"]?.integer == 2 && planned.json["imported"]?.bool == false)
            let confirmed: JSON = ["kind": "devices", "content": .string(file), "confirm": true]
            #expect(try await program.api(.post, "imports", confirmed).json["imported"]?.bool == true)
            #expect(try await program.api(.get, "devices?q=ws-1").json["devices"]?[0]?["name"]?.text == "OptiPlex")
            let people: JSON = ["kind": "people", "content": "sign_in_name,name,role\nx,X,requester\n"]
            #expect(try await program.api(.post, "imports", people).status == .forbidden)
        }
    }

    /// Ten thousand rows are read, planned and saved while somebody waits.
    @Test func tenThousandRowsGoInOneGo() async throws {
        let rows = (1...10_000).map { "WS-\($0),workstation,OptiPlex 7020,4W,standard,SN\($0),svc.ehr" }
        let big = (["tag,kind,name,location,criticality,serial,service"] + rows).joined(separator: "\n")
        try await withDesk { rounds in
            try await rounds.addSmallHospital()
            let priya = try await rounds.browser(as: rounds.cast.priya)
            let clock = ContinuousClock()
            var path = ""
            let read = try await clock.measure { path = try await priya.upload("devices", big).location ?? "" }
            let shown = try await clock.measure { _ = try await priya.page(path, saying: "10000 new") }
            let saved = try await clock.measure {
                _ = try await priya.post(path + "/confirm", form: [])
                _ = try await priya.page(path, saying: "Imported: 10000 new")
            }
            print("10,000 rows: read in \(read), planned in \(shown), saved in \(saved)")
        }
    }
}
