// swift-tools-version: 6.2
import PackageDescription

/// Fuzz targets for the parsers: `script/fuzz` builds and runs them. The sources are those of the project itself, by links, so that
/// only what is fuzzed is instrumented.
let package = Package(
    name: "viva-fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    ],
    targets: [
        .target(
            name: "QuestionEngine", dependencies: [.product(name: "OrderedCollections", package: "swift-collections")]),
        .systemLibrary(
            name: "CLibyaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .target(name: "YAMLEvents", dependencies: ["CLibyaml"]),
        .target(name: "StrictYAML", dependencies: ["YAMLEvents"]),
        .target(
            name: "BankFormats",
            dependencies: [
                "QuestionEngine", "StrictYAML", .product(name: "OrderedCollections", package: "swift-collections"),
            ]
        ),
        .target(name: "Pictures"),
        .target(name: "Chat", dependencies: ["Pictures"]),
        .target(
            name: "Store",
            dependencies: ["Chat", "Pictures", "QuestionEngine", .product(name: "GRDB", package: "GRDB.swift")]
        ),
        .target(
            name: "Commands",
            dependencies: [
                "QuestionEngine", "Store", .product(name: "OrderedCollections", package: "swift-collections"),
            ],
            // Of the bot, not of its parser.
            exclude: ["Correction.swift"]
        ),
        .executableTarget(
            name: "fuzz-viva",
            dependencies: [
                "BankFormats", "Commands", "QuestionEngine",
                .product(name: "OrderedCollections", package: "swift-collections"),
            ],
            path: "Targets",
            swiftSettings: [.unsafeFlags(["-parse-as-library"])]
        ),
    ]
)

for target in package.targets where target.type != .system {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        ]
}
