import ArgumentParser
import Foundation

/// Options of every command that needs the configuration.
struct ConfigurationOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "The configuration file; without it Config/viva.yaml if it is there.")
    var config: String?

    func load() throws -> Configuration {
        try Configuration.load(file: config, environment: ProcessInfo.processInfo.environment)
    }
}
