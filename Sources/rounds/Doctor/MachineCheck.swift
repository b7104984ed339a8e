import CKernel
import Foundation
import Glibc
import RoundsDomain

/// What the doctor asks of the machine: room, clock, rights, encryption, shares, certificate.
struct MachineCheck: Sendable {
    let configuration: Configuration
    let now: Moment

    func findings() -> [Finding] {
        var findings = isThere ? ofData + [clock, encryption, exposure] : [missing, clock, exposure]
        if !configuration.backupFolder.hasPrefix(configuration.data) {
            findings.append(room(of: configuration.backupFolder, as: "backup disk"))
        }
        findings += FolderCheck(folders: configuration.backupFiles).findings()
        if let files = configuration.tls { findings.append(CertificateCheck(files: files, now: now).finding) }
        return findings
    }

    private var isThere: Bool { FileManager.default.fileExists(atPath: configuration.data) }

    private var missing: Finding {
        .fail(
            "data folder", "\(configuration.data) is not there", "Name the right --data, or start the desk once.")
    }

    private var ofData: [Finding] { [rights, keys, room(of: configuration.data, as: "disk")] }

    private var rights: Finding {
        if let fault = PrivateFile.fault(configuration.data) {
            return .warn("data folder", fault, "It holds what people wrote.")
        }
        return .ok("data folder", "\(configuration.data) is private to this user")
    }

    private var keys: Finding {
        do {
            _ = try DeskKeys.read(from: configuration.data)
            return .ok("keys", "private to this user, 32 bytes each")
        } catch {
            return .fail("keys", error.sentence, "Without its keys the desk does not start.")
        }
    }

    private func room(of folder: String, as name: String) -> Finding {
        var facts = statvfs()
        guard statvfs(folder, &facts) == 0 else {
            return .warn(name, "\(folder) cannot be asked", "Make the folder, or configure another.")
        }
        let free = Int64(facts.f_bavail) * Int64(facts.f_frsize)
        let percent = facts.f_blocks == 0 ? 0 : Int(Double(facts.f_bavail) / Double(facts.f_blocks) * 100)
        let found = "\(free / 1_000_000) MB free (\(percent) %) at \(folder)"
        if free < 200_000_000 {
            return .fail(name, found, "Make room now: the desk stops storing when the disk is full.")
        }
        if free < 2_000_000_000 || percent < 10 { return .warn(name, found, "Make room, or move the folder.") }
        return .ok(name, found)
    }

    /// `adjtimex(2)`: the kernel knows whether something keeps its clock right.
    private var clock: Finding {
        var facts = timex()
        let state = adjtimex(&facts)
        let advice = "Run chrony or systemd-timesyncd: the log, leases and every promise go by this clock."
        guard state >= 0 else { return .warn("clock", "the kernel does not tell whether it is synchronised", advice) }
        guard state != TIME_ERROR else { return .warn("clock", "not synchronised, says the kernel", advice) }
        return .ok("clock", "synchronised, largest error \(facts.maxerror / 1_000) ms")
    }

    private var encryption: Finding {
        switch Volume(of: configuration.data) {
        case .encrypted(let device): .ok("encryption", "the data is on an encrypted volume (\(device))")
        case .plain(let device):
            .warn(
                "encryption", "the data is on a volume that is not encrypted (\(device))",
                "Put the data folder on a LUKS volume: columns hold what people wrote.")
        case .unknown:
            .warn(
                "encryption", "the kernel does not tell whether the volume is encrypted",
                "In a container or on a network file system, check it where the disk is.")
        }
    }

    private var exposure: Finding {
        let found = "answers on \(configuration.listen.host):\(configuration.listen.port)"
        if configuration.listen.isLocal || configuration.tls != nil {
            return .ok("address", found + (configuration.tls == nil ? ", this machine only" : ", with TLS"))
        }
        if !configuration.trustedProxies.isEmpty {
            return .ok("address", found + ", behind trusted proxies")
        }
        return .warn(
            "address", found + " without TLS",
            "Set tls-cert and tls-key, or put a proxy before it (docs/operations/tls.md).")
    }
}
