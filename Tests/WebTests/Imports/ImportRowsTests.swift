import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import RoundsWeb

@Suite struct ImportRowsTests {
    private func rows(_ kind: ImportKind, _ text: String) throws -> [ImportRow] { try kind.rows(Array(text.utf8)) }

    @Test(arguments: engines) func aFileSaysWhatItWouldDoAndThenDoesIt(engine: TestEngine) async throws {
        let file = """
            tag,kind,name,location,criticality,service
            WOW-4W-01,cart,Cart Ergotron,4W-12,critical,svc.ehr
            ws-4w-07,workstation,OptiPlex,4w,,SVC.NET
            """
        let rows = try rows(.devices, file)
        try await withDatabase(on: engine) { database in
            let small = try await database.write { try $0.addSmallHospital() }
            let plan = try await database.read { try $0.plan(.devices, rows) }
            #expect(plan.lines.map(\.outcome) == [.changed(["criticality"]), .created])
            #expect(try await database.read { try $0.device(tag: "WS-4W-07") } == nil)
            let done = try await database.write { try $0.runImport(.devices, rows, by: .desk, at: Cast.morning) }
            #expect(done == plan)
            let added = try await database.read { try $0.device(tag: "WS-4W-07") }
            #expect(added?.location == small.ward.id && added?.service == small.network.id)
            #expect(added?.criticality == .standard)
            let again = try await database.read { try $0.plan(.devices, rows) }
            #expect(again.unchanged == 2)
        }
    }

    @Test(arguments: engines) func whatChangedSinceAFileWasLookedThroughIsSeen(engine: TestEngine) async throws {
        let rows = try rows(.devices, "tag,kind,name,location\nWS-1,workstation,PC,4W\nWS-2,workstation,PC,\n")
        try await withDatabase(on: engine) { database in
            let small = try await database.write { try $0.addSmallHospital() }
            let file = try await database.read { try $0.lookThrough(.devices, rows) }
            _ = try await database.write { tx in
                try tx.addDevice(.init(tag: "ws-1", kind: .workstation, name: "Old PC"), by: .desk, at: Cast.morning)
            }
            let done = try await database.write { try $0.runImport(file, by: .desk, at: Cast.morning) }
            #expect(file.plan.created == 2 && done.created == 1 && done.changed == 1)
            #expect(try await database.read { try $0.device(tag: "WS-1")?.name } == "PC")
            let again = try await database.read { try $0.lookThrough(.devices, rows) }
            _ = try await database.write { tx in
                var fields = small.ward.fields
                fields.code = "4W-old"
                return try tx.changeLocation(small.ward.id, to: fields, by: .desk, at: Cast.morning)
            }
            await #expect(throws: Refusal.self) {
                try await database.write { try $0.runImport(again, by: .desk, at: Cast.morning) }
            }
        }
    }

    @Test(arguments: engines) func aLongFileIsFoundAndSealedRowByRow(engine: TestEngine) async throws {
        let lines = (1...450).map { "PC-\($0),workstation,Workstation \($0)" }
        let rows = try rows(.devices, (["tag,kind,name"] + lines).joined(separator: "\n"))
        try await withDatabase(on: engine) { database in
            let before = try await database.read { try $0.endOfLog().number }
            let done = try await database.write { try $0.runImport(.devices, rows, by: .desk, at: Cast.morning) }
            let log = try await database.verifyLog(key: nil)
            #expect(done.created == 450 && log.fault == nil && log.records == before + 451)
            let found = try await database.read { try $0.devices(matching: "Workstation 450").map(\.tag) }
            #expect(found == ["PC-450"])
        }
    }

    @Test(arguments: engines) func oneBadRowKeepsEverythingOut(engine: TestEngine) async throws {
        let file = """
            tag,kind,name,location
            WS-1,workstation,PC,4W
            WS-2,toaster,PC,4W
            WS-3,workstation,PC,9Z
            WS-1,workstation,PC,4W
            ,workstation,PC,4W
            WS-5,workstation,,4W
            """
        let rows = try rows(.devices, file)
        try await withDatabase(on: engine) { database in
            _ = try await database.write { try $0.addSmallHospital() }
            let end = try await database.read { try $0.endOfLog().number }
            let plan = try await database.read { try $0.plan(.devices, rows) }
            #expect(plan.refused == 5 && plan.created == 1)
            let words = plan.lines.map(\.words)
            #expect(words[1].contains("kind “toaster” is none of: workstation"))
            #expect(words[2] == "There is no place “9Z”." && words[3] == "It stands on line 2 already.")
            #expect(words[4] == "tag is missing." && words[5] == "name is missing.")
            await #expect(throws: plan.refusal()) {
                try await database.write { try $0.runImport(.devices, rows, by: .desk, at: Cast.morning) }
            }
            #expect(try await database.read { try $0.endOfLog().number } == end)
        }
    }

    @Test(arguments: engines) func placesOfOneFileStandInsideEachOtherInAnyOrder(engine: TestEngine) async throws {
        let file = """
            code,name,kind,parent,care setting
            R1,Room 1,room,U1,
            U1,Unit 1,unit,B1,emergency
            B1,Building,building,,
            """
        let rows = try rows(.locations, file)
        let wrong = try self.rows(.locations, "code,name,kind,parent\nX,X,building,Y\nY,Y,room,\n")
        try await withDatabase(on: engine) { database in
            try await database.write { tx throws in
                #expect(try tx.plan(.locations, wrong).lines[0].words.contains("cannot be inside a room"))
                #expect(try tx.runImport(.locations, rows, by: .desk, at: Cast.morning).created == 3)
                let room = try #require(try tx.location(code: "r1"))
                #expect(try tx.path(of: room.id).map(\.code) == ["B1", "U1", "R1"])
                #expect(try tx.careSetting(of: room.id) == .emergency)
            }
        }
    }

    @Test(arguments: engines) func aFileThatWouldCloseARingIsRefused(engine: TestEngine) async throws {
        let ring = try rows(.services, "code,name,tier,depends_on\na,A,1,b\nb,B,1,c\nc,C,1,a\n")
        let chain = try rows(.services, "code,name,tier,depends_on,rto\na,A,1,b c,2 h\nb,B,1,c,\nc,C,1,svc.net,soon\n")
        let good = try rows(.services, "code,name,tier,depends_on,rto\na,A,1,b c,2 h\nb,B,1,c,\nc,C,1,svc.net,1 d\n")
        let turn = try rows(.services, "code,depends_on\nsvc.net,svc.ehr\n")
        try await withDatabase(on: engine) { database in
            try await database.write { tx throws in
                _ = try tx.addSmallHospital()
                let plan = try tx.plan(.services, ring)
                #expect(plan.refused == 3 && plan.lines[0].words.contains("a → b → c → a"))
                #expect(try tx.plan(.services, chain).refused == 1)
                #expect(try tx.runImport(.services, good, by: .desk, at: Cast.morning).created == 3)
                #expect(try tx.service(code: "a")?.dependsOn.count == 2)
                #expect(try tx.plan(.services, turn).lines[0].words.contains("svc.net → svc.ehr → svc.net"))
            }
        }
    }

    @Test(arguments: engines) func peopleComeAndGoByAFile(engine: TestEngine) async throws {
        let file = """
            sign_in_name,name,email,phone,role,active
            MARIA,Maria Lopez-Reyes,maria@cedarhollow.example,555-0143 x7,requester,yes
            nina,Nina Petrova,,,requester,
            lee,Lee Chen,lee@cedarhollow.example,,specialist,no
            """
        let rows = try rows(.people, file)
        let last = try self.rows(.people, "sign_in_name,name,role\nada,Ada Stone,requester\n")
        try await withDatabase(on: engine) { database in
            let cast = try await database.write { try $0.addCast() }
            let plan = try await database.write { try $0.runImport(.people, rows, by: .desk, at: Cast.morning) }
            #expect(plan.created == 1 && plan.changed == 2)
            let (maria, lee) = try await database.read { (try $0.person(cast.maria.id), try $0.person(cast.lee.id)) }
            #expect(maria?.name == "Maria Lopez-Reyes" && lee?.isActive == false)
            #expect(maria?.phone == "555-0143 x7")
            let wrong = try self.rows(.people, "sign_in_name,phone\nmaria,on the ward\n")
            let planned = try await database.read { try $0.plan(.people, wrong) }
            #expect(planned.refused == 1)
            await #expect(throws: Refusal.self) {
                try await database.write { try $0.runImport(.people, last, by: .desk, at: Cast.morning) }
            }
        }
    }

    @Test func aColumnThatIsLeftOutStaysAsItIsAndAnEmptyCellTakesAway() async throws {
        let name = try rows(.devices, "tag,name\nWOW-4W-01,Other\n")
        let nowhere = try rows(.devices, "tag,location\nWOW-4W-01,\n")
        try await withDatabase(on: .sqlite) { database in
            try await database.write { tx throws in
                let small = try tx.addSmallHospital()
                _ = try tx.runImport(.devices, name, by: .desk, at: Cast.morning)
                #expect(try tx.device(small.cart.id)?.location == small.room.id)
                _ = try tx.runImport(.devices, nowhere, by: .desk, at: Cast.morning)
                let cart = try tx.device(small.cart.id)
                #expect(cart?.location == nil && cart?.name == "Other" && cart?.serial == "SN-17")
            }
        }
    }

    @Test func headingsThatAreUnknownOrMissingAreNamed() {
        #expect(throws: Complaints.self) { try rows(.devices, "tag,colour\nWS-1,red\n") }
        #expect(throws: Complaints.self) { try rows(.devices, "name,kind\nPC,workstation\n") }
        #expect(throws: CSVTable.Fault.self) { try rows(.devices, "tag,name\n\"WS-1,PC\n") }
    }

    @Test(arguments: ImportKind.allCases) func everyTemplateIsItselfAFileThatCanBeRead(kind: ImportKind) throws {
        let read = try kind.rows(kind.template)
        #expect(read.count == 1 && read[0].cells.count == kind.columns.count)
    }
}
