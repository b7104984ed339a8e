import Glibc
import Testing

@testable import RoundsProtocols

@Suite struct ProbeFaultTests {
    @Test(arguments: [ENETDOWN, ENETUNREACH, EADDRNOTAVAIL]) func aMachineThatIsCutOffBlamesNoTarget(_ code: Int32) {
        let fault = ProbeFault(errno: code, port: 443)
        #expect(fault == .noNetwork && fault.isOurs && !fault.isSilence)
    }

    @Test(arguments: [EHOSTUNREACH, ECONNREFUSED, ETIMEDOUT]) func whatATargetDoesIsItsOwn(_ code: Int32) {
        #expect(!ProbeFault(errno: code, port: 443).isOurs)
    }
}
