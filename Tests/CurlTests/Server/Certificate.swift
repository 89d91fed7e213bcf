import Foundation

/// A throw-away certificate for 127.0.0.1 that signs itself, made by the `openssl` command.
final class Certificate: Sendable {
    private let folder: URL
    var file: String { folder.appending(path: "certificate.pem").path }
    var keyFile: String { folder.appending(path: "key.pem").path }

    init(address: String = "127.0.0.1") throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "viva-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let arguments = [
            "req", "-x509", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-days", "2",
            "-subj", "/CN=viva test", "-addext", "subjectAltName=IP:\(address)", "-keyout", keyFile, "-out", file,
        ]
        let program = try Program(Program.openssl, arguments)
        program.waitUntilExit()
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }
}
