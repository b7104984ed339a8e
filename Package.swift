// swift-tools-version:6.2
import PackageDescription

// Floors are targets, rooms are folders: ARCHITECTURE.md says which floor may know which.

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// What bin/test sets: the release build with what tests ask of it, so that the whole is built once and tested as it is
/// shipped. The tests themselves are not optimized: that would take minutes and win none.
let isTested = Context.environment["ROUNDS_TESTED"] != nil
let open: [SwiftSetting] = isTested ? [.unsafeFlags(["-enable-testing"], .when(configuration: .release))] : []
let unoptimized: [SwiftSetting] = isTested ? [.unsafeFlags(["-Onone"], .when(configuration: .release))] : []

func floor(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict + open)
}

/// - Parameter expected: what the tests compare with, read from where it lies.
func tests(_ name: String, _ dependencies: [Target.Dependency], expected: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: expected, swiftSettings: strict + unoptimized)
}

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let deque = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "rounds",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "rounds", targets: ["rounds"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    ],
    targets: [
        .systemLibrary(
            name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(
            name: "CMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CKernel"),
        floor("RoundsDomain", [crypto]),
        floor("RoundsSQL"),
        floor("RoundsHTML", ["CMark"]),
        floor(
            "RoundsAssets", ["CZlib"],
            resources: [
                .embedInCode("css"), .embedInCode("js"), .embedInCode("content"), .embedInCode("favicon.svg"),
            ]),
        floor("RoundsProtocols", [nioCore, nioPosix, nioTLS, nioSSL]),
        floor("RoundsStore", ["RoundsSQL", "RoundsDomain", crypto]),
        floor("RoundsEngines", ["RoundsSQL", "CPostgres", grdb, sqlite, crypto]),
        floor(
            "RoundsWeb",
            [
                "RoundsStore", "RoundsSQL", "RoundsHTML", "RoundsAssets", "RoundsProtocols", "RoundsDomain",
                hummingbird, httpTypes, logging, crypto, cryptoExtras, nioCore,
            ]),
        floor(
            "RoundsJobs",
            ["RoundsStore", "RoundsSQL", "RoundsProtocols", "RoundsDomain", logging, lifecycle, crypto, heap, deque]),
        .executableTarget(
            name: "rounds",
            dependencies: [
                "RoundsWeb", "RoundsJobs", "RoundsEngines", "RoundsStore", "RoundsSQL", "RoundsProtocols",
                "RoundsAssets",
                "RoundsDomain", "CKernel", argumentParser, hummingbird, hummingbirdCore, httpTypes, logging, lifecycle,
                unixSignals, crypto,
                nioCore, nioEmbedded, nioPosix, nioSSL,
            ],
            swiftSettings: strict + open),
        floor(
            "RoundsTestKit",
            [
                "RoundsWeb", "RoundsEngines", "RoundsStore", "RoundsSQL", "RoundsHTML", "RoundsDomain",
                hummingbird, httpTypes, logging, crypto, nioCore, nioEmbedded, nioPosix, nioSSL,
            ]),
        tests(
            "DomainTests", ["RoundsDomain", "RoundsTestKit", crypto],
            expected: ["Tickets/priority-truth-table.txt", "Time/Cases/calendar.txt"]),
        tests(
            "ProtocolTests",
            ["RoundsProtocols", "RoundsHTML", "RoundsTestKit", nioCore]),
        tests("EngineTests", ["RoundsEngines", "RoundsSQL", "RoundsDomain", "RoundsTestKit", grdb]),
        tests(
            "JobsTests",
            [
                "RoundsJobs", "RoundsStore", "RoundsEngines", "RoundsSQL", "RoundsProtocols", "RoundsDomain",
                "RoundsTestKit", crypto, logging, lifecycle,
            ]),
        tests(
            "ProgramTests",
            [
                "rounds", "RoundsJobs", "RoundsStore", "RoundsSQL", "RoundsProtocols", "RoundsAssets", "RoundsDomain",
                "RoundsTestKit", crypto, logging,
            ]),
        tests("StoreTests", ["RoundsStore", "RoundsSQL", "RoundsDomain", "RoundsTestKit", crypto]),
        tests(
            "WebTests",
            [
                "RoundsWeb", "RoundsAssets", "RoundsStore", "RoundsSQL", "RoundsHTML", "RoundsProtocols",
                "RoundsDomain",
                "RoundsTestKit", "CZlib", httpTypes,
            ], expected: ["Golden", "access-matrix.txt"]),
    ]
)
