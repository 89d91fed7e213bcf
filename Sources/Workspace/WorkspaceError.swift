/// Why a workspace cannot start. The description is one line for the operator.
package enum WorkspaceError: Error, Equatable, CustomStringConvertible {
    /// The state file, and what is wrong with it.
    case stateFile(String, String)
    case portInUse(host: String, port: Int)
    case cannotListen(host: String, port: Int, reason: String)
    case pageMissing(String)

    package var description: String {
        switch self {
        case .stateFile(let path, let problem): "the workspace file \(path) \(problem)"
        case .portInUse(let host, let port):
            "port \(port) on \(host) is in use: stop what listens there, or choose another port (0 takes any free one)"
        case .cannotListen(let host, let port, let reason): "cannot listen on \(host) port \(port): \(reason)"
        case .pageMissing(let path):
            "the page's files are not at \(path): keep the folder viva_Workspace.resources beside the program"
        }
    }
}
