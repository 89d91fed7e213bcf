// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "viva",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "viva", targets: ["viva"]),
        .executable(name: "viva-card", targets: ["viva-card"]),
    ],
    dependencies: [
        // SQLite with WAL, migrations and transactions; the best kept of the Swift wrappers.
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        // HTTP server of the local workspace and of the operations endpoints.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        // What Hummingbird is made of: connections to cut, header fields to name.
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        // The codec between the two, for a server that also takes WebSockets.
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.1"),
        // HMAC: the local workspace signs events as Slack does.
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        // Start, run and graceful stop of the daemon's loops.
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        // Subcommands, flags and their help.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // The logging and metrics interfaces of the Swift server world.
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        // Ordered collections: a bank keeps the order of its files.
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    ],
    targets: [
        // What the system provides.
        .systemLibrary(
            name: "CLibcurl",
            pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]
        ),
        .systemLibrary(
            name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"]), .brew(["pango"])]),
        // WebSocket frames without I/O of its own. No pkgConfig: Debian's package brings no file for it.
        .systemLibrary(name: "CWslay", providers: [.apt(["libwslay-dev"]), .brew(["wslay"])]),
        // SHA-1 for the WebSocket handshake. dpkg is built on it, so every Debian has these 40 kB; OpenSSL and nettle are more.
        .systemLibrary(name: "CLibmd", pkgConfig: "libmd", providers: [.apt(["libmd-dev"]), .brew(["libmd"])]),
        // To give memory back to the system after the bank was read again.
        .systemLibrary(name: "CMalloc"),

        // YAML 1.1, step by step and with line and column, which the strict reader needs.
        .systemLibrary(
            name: "CLibyaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),

        // Pure values and rules.
        .target(
            name: "QuestionEngine",
            dependencies: [.product(name: "OrderedCollections", package: "swift-collections")]
        ),
        .target(name: "Pictures"),
        .target(name: "Chat", dependencies: ["Pictures"]),
        .target(name: "YAMLEvents", dependencies: ["CLibyaml"]),
        .target(name: "StrictYAML", dependencies: ["YAMLEvents"]),
        .target(
            name: "BankFormats",
            dependencies: [
                "QuestionEngine", "StrictYAML", .product(name: "OrderedCollections", package: "swift-collections"),
            ]
        ),

        // The rim: network, database, local workspace, operations.
        .target(name: "Curl", dependencies: ["CLibcurl", "CLibmd", "CWslay"]),
        .target(
            name: "Slack", dependencies: ["Chat", "Curl", "Pictures", .product(name: "Logging", package: "swift-log")]),
        .target(
            name: "Store",
            dependencies: ["Chat", "Pictures", "QuestionEngine", .product(name: "GRDB", package: "GRDB.swift")]
        ),
        .target(
            name: "Workspace",
            dependencies: [
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            // Copied, not embedded: an array literal of 60 kB takes the compiler 13 s in every release build.
            resources: [.copy("Page")]
        ),
        .target(
            name: "Operations",
            dependencies: [
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                // An event loop of its own with one thread; the kinds of listening errors.
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),

        // What viva decides and says.
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
            name: "viva",
            dependencies: [
                "BankFormats", "Bot", "CMalloc", "CardProcess", "Chat", "Curl", "Operations", "Pictures",
                "QuestionEngine",
                "Slack", "Store",
                "StrictYAML",
                "Workspace",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "OrderedCollections", package: "swift-collections"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]
        ),
        // A program of its own: linked into the daemon, Pango would cost 4.6 MiB of resident memory at rest, cairo alone 2.0.
        .target(name: "Drawing", dependencies: ["CPango", "Pictures"]),
        .target(name: "CardProcess", dependencies: ["Pictures"]),
        .executableTarget(name: "viva-card", dependencies: ["Drawing", "Pictures"]),

        // Tests.
        .testTarget(
            name: "QuestionEngineTests",
            dependencies: ["QuestionEngine", .product(name: "OrderedCollections", package: "swift-collections")]
        ),
        .testTarget(name: "ChatTests", dependencies: ["Chat"]),
        .testTarget(
            name: "BankFormatsTests",
            dependencies: [
                "BankFormats", "QuestionEngine", "StrictYAML",
                .product(name: "OrderedCollections", package: "swift-collections"),
            ]
        ),
        .testTarget(name: "CurlTests", dependencies: ["Curl"]),
        .testTarget(name: "PicturesTests", dependencies: ["CardProcess", "Drawing", "Pictures", "viva-card"]),
        .testTarget(
            name: "SlackTests",
            dependencies: [
                "BankFormats", "BotCatalogue", "Chat", "Curl", "Pictures", "QuestionEngine", "Slack", "Workspace",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "Chat", "Pictures", "QuestionEngine", "Store", .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        .testTarget(
            name: "WorkspaceTests",
            dependencies: [
                "Workspace",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
                .product(name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle"),
            ]
        ),
        .testTarget(
            name: "OperationsTests",
            dependencies: [
                "Operations",
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        // Everything the bot can say, for whoever has to render it.
        .target(
            name: "BotCatalogue",
            dependencies: [
                "Bot", "Chat", "QuestionEngine", "Store",
                .product(name: "OrderedCollections", package: "swift-collections"),
            ],
            path: "Tests/BotCatalogue"
        ),
        .testTarget(
            name: "BotTests",
            dependencies: [
                "BankFormats", "Bot", "BotCatalogue", "Chat", "Pictures", "QuestionEngine", "Store",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "OrderedCollections", package: "swift-collections"),
                .product(name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle"),
            ]
        ),
        .testTarget(
            name: "VivaTests",
            dependencies: [
                "viva", "Chat", "Curl", "Operations", "QuestionEngine", "Slack", "Store", "StrictYAML",
                .product(name: "Logging", package: "swift-log"),
            ],
            exclude: ["Support/bolt_app.py"]
        ),
    ]
)

for target in package.targets where target.type != .system {
    var settings = target.swiftSettings ?? []
    settings += [
        .strictMemorySafety(),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ]
    target.swiftSettings = settings
}
