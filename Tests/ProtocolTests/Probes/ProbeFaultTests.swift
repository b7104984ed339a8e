import Glibc
import NIOCore
import Testing

@testable import RoundsProtocols

@Suite struct ProbeFaultTests {
    @Test(arguments: [ENETDOWN, ENETUNREACH, EADDRNOTAVAIL]) func aMachineThatIsCutOffBlamesNoTarget(_ code: Int32) {
        let fault = ProbeFault(errno: code, port: 443)
        #expect(fault == .noNetwork && fault.isOurs && !fault.isSilence)
    }

    @Test func aRouterWithoutAWayFurtherIsNoFaultOfTheDesks() throws {
        let here = try SocketAddress(ipAddress: "127.0.0.1", port: 443)
        // Nobody may connect to everybody, however many networks this machine has.
        let nowhere = try SocketAddress(ipAddress: "255.255.255.255", port: 443)
        #expect(here.hasRoute && !nowhere.hasRoute)
        let error = IOError(errnoCode: ENETUNREACH, reason: "connect")
        let fault = ProbeFault(error, at: here)
        #expect(fault == .unreachable("the host") && !fault.isOurs && !fault.isSilence)
        #expect(ProbeFault(error, at: nowhere) == .noNetwork)
        for code in [ENETDOWN, EADDRNOTAVAIL] {
            #expect(ProbeFault(errno: code, port: 443, hasRoute: true) == .noNetwork)
        }
    }

    @Test(arguments: [EHOSTUNREACH, ECONNREFUSED, ETIMEDOUT]) func whatATargetDoesIsItsOwn(_ code: Int32) {
        #expect(!ProbeFault(errno: code, port: 443).isOurs)
    }
}
