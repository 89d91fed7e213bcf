/// Why the operations endpoints cannot be served. The description is one line for the operator.
package enum OperationsError: Error, Equatable, CustomStringConvertible {
    case portInUse(host: String, port: Int)
    case cannotListen(host: String, port: Int, reason: String)

    package var description: String {
        switch self {
        case .portInUse(let host, let port):
            "the operations port \(port) on \(host) is in use: stop what listens there, or choose another port"
        case .cannotListen(let host, let port, let reason):
            "cannot listen for operations on \(host) port \(port): \(reason)"
        }
    }
}
