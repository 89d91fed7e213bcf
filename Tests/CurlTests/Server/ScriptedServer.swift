import Foundation
import Glibc

@testable import Curl

/// A TCP server that does on every connection what a test tells it to. One thread per connection; ends with the object.
final class ScriptedServer: Sendable {
    typealias Script = @Sendable (ServerConnection) -> Void

    private struct State: Sendable {
        var connections = 0
        var open: Set<CInt> = []
    }

    private let listener: Listener
    private let state = Locked(State())

    init(_ script: @escaping Script) throws {
        listener = try Listener()
        Thread.detachNewThread { [listener, state] in
            Self.leaveSignalsToOthers()
            while let descriptor = listener.accept() {
                let number = state.withLock { state in
                    state.open.insert(descriptor)
                    state.connections += 1
                    return state.connections
                }
                Thread.detachNewThread {
                    Self.leaveSignalsToOthers()
                    script(ServerConnection(descriptor: descriptor, number: number))
                    state.withLock { state in
                        state.open.remove(descriptor)
                        close(descriptor)
                    }
                }
            }
            close(listener.descriptor)
        }
    }

    deinit {
        shutdown(listener.descriptor, CInt(SHUT_RDWR))
        state.withLock { state in
            for descriptor in state.open {
                shutdown(descriptor, CInt(SHUT_RDWR))
            }
        }
    }

    /// A signal, such as the end of a program that another test has started, would interrupt what this thread waits for.
    private static func leaveSignalsToOthers() {
        var signals = sigset_t()
        unsafe sigfillset(&signals)
        unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// Answers every request of every connection.
    static func answering(
        _ answer: @escaping @Sendable (ServerConnection, ServerConnection.Request) -> Void
    ) throws -> ScriptedServer {
        try ScriptedServer { connection in
            while let request = connection.readRequest() {
                answer(connection, request)
            }
        }
    }

    var url: String { listener.url }
    /// The same address under another scheme: there is no TLS behind it.
    var secureURL: String { "https://127.0.0.1:\(listener.port)" }
    var port: Int { listener.port }
    /// How many connections have been accepted.
    var connectionCount: Int { state.withLock { $0.connections } }
}
