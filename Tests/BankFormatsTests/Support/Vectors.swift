import Foundation

/// Vectors of independent implementations, in the folder that `VIVA_ORACLES` names.
enum Vectors {
    static let folder = ProcessInfo.processInfo.environment["VIVA_ORACLES"].map {
        URL(fileURLWithPath: $0).appendingPathComponent("engine")
    }

    static var areAvailable: Bool { folder != nil }

    static func load<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
        guard let folder else { throw CocoaError(.fileNoSuchFile) }
        return try JSONDecoder().decode(type, from: Data(contentsOf: folder.appendingPathComponent(name)))
    }
}
