import Foundation
import Glibc

/// A TCP socket on a free port of 127.0.0.1.
struct Listener: Sendable {
    let descriptor: CInt
    let port: Int

    /// Up to `backlog` connections wait to be accepted. Nil: the socket does not listen, and connecting is refused.
    init(backlog: CInt? = 128) throws {
        descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = self.descriptor
        let code = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe bind(descriptor, generic, size) == 0 ? getsockname(descriptor, generic, &size) : -1
            }
        }
        guard code == 0, backlog.map({ listen(descriptor, $0) == 0 }) ?? true else {
            throw POSIXError(.init(rawValue: errno) ?? .EIO)
        }
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    /// A port that was free a moment ago, for a program that cannot choose one itself.
    static func freePort() throws -> Int {
        let listener = try Listener(backlog: nil)
        close(listener.descriptor)
        return listener.port
    }

    var url: String { "http://127.0.0.1:\(port)" }

    /// Blocks until somebody connects; nil once the socket has been shut down.
    func accept() -> CInt? {
        let connection = Glibc.accept(descriptor, nil, nil)
        return connection >= 0 ? connection : nil
    }

    /// A connection to the socket; does not wait until it stands.
    func connect() -> CInt {
        let client = socket(AF_INET, CInt(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        address.sin_port = in_port_t(port).bigEndian
        unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                _ = unsafe Glibc.connect(client, generic, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        return client
    }
}
