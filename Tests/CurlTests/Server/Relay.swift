import Foundation
import Testing

/// A Python program that passes bytes on between a connection to itself and a server on 127.0.0.1.
///
/// Either it ends TLS, as s_server of OpenSSL does not leave the bytes alone; or it is an HTTP proxy that knows CONNECT.
final class Relay: Sendable {
    private let program: Program
    let port: Int
    /// What it prints: "CONNECT host:port" of each connection, as a proxy.
    var text: String { program.text }

    /// Ends TLS before the server on `port`.
    convenience init(decryptingFor port: Int, _ certificate: Certificate) async throws {
        try await self.init(["\(port)", certificate.file, certificate.keyFile])
    }

    static func proxy() async throws -> Relay { try await Relay([]) }

    private init(_ arguments: [String]) async throws {
        program = try Program(Program.python, ["-u", "-c", Self.script] + arguments)
        let output = try #require(await program.output(containing: "\n"))
        port = try #require(output.split(separator: "\n").first.flatMap { Int($0) })
    }

    private static let script = """
        import socket, ssl, sys, threading

        def copy(source, target):
            try:
                while data := source.recv(65536):
                    target.sendall(data)
            except OSError:
                pass
            for end in (source, target):
                try:
                    end.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass

        def serve(client):
            try:
                if context:
                    client = context.wrap_socket(client, server_side=True)
                    server = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
                else:
                    head = b""
                    while b"\\r\\n\\r\\n" not in head:
                        head += client.recv(1)
                    method, target = head.decode().split(" ")[:2]
                    print(method, target)
                    server = socket.create_connection(("127.0.0.1", int(target.split(":")[1])))
                    client.sendall(b"HTTP/1.1 200 OK\\r\\n\\r\\n")
            except OSError:
                client.close()
                return
            threading.Thread(target=copy, args=(client, server), daemon=True).start()
            copy(server, client)

        context = None
        if len(sys.argv) > 1:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(sys.argv[2], sys.argv[3])
        listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        print(listener.getsockname()[1])
        while True:
            client, _ = listener.accept()
            threading.Thread(target=serve, args=(client,), daemon=True).start()
        """
}
