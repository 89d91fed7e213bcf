// swift-tools-version: 6.3
import PackageDescription

// A package of its own, so that viva does not depend on what measures it. The folders in Sources are links to viva's: what viva
// keeps within its package is seen from here, and what is measured is what the daemon runs.
let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        // Histograms of single runs, and their percentiles. Its traits count allocations, which is not asked for.
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    ],
    targets: [
        .systemLibrary(name: "CLibyaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .target(name: "YAMLEvents", dependencies: ["CLibyaml"]),
        .target(name: "StrictYAML", dependencies: ["YAMLEvents"]),
        .target(
            name: "QuestionEngine",
            dependencies: [.product(name: "OrderedCollections", package: "swift-collections")]
        ),
        .target(name: "BankFormats", dependencies: ["QuestionEngine", "StrictYAML"]),
        .target(name: "Pictures"),
        .target(name: "Chat", dependencies: ["Pictures"]),
        .target(
            name: "Store",
            dependencies: ["Chat", "Pictures", "QuestionEngine", .product(name: "GRDB", package: "GRDB.swift")]
        ),
        .target(
            name: "Bot",
            dependencies: [
                "Chat", "Pictures", "QuestionEngine", "Store",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .executableTarget(
            name: "Selection",
            dependencies: [
                "Bot", "Chat", "QuestionEngine", "Store",
                .product(name: "Benchmark", package: "benchmark"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "OrderedCollections", package: "swift-collections"),
            ],
            path: "Benchmarks/Selection",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
        .executableTarget(
            name: "BankLoading",
            dependencies: [
                "BankFormats", "QuestionEngine",
                .product(name: "Benchmark", package: "benchmark"),
                .product(name: "OrderedCollections", package: "swift-collections"),
            ],
            path: "Benchmarks/BankLoading",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
    ]
)

for target in package.targets where target.type == .regular || target.type == .executable {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .strictMemorySafety(),
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        ]
}
