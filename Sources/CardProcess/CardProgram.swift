import Foundation

/// Draws cards in `viva-card`, a short-lived process.
///
/// What draws (cairo, Pango and the libraries below them) would cost an idle daemon some MiB for good, and a mistake in
/// them or in a font the daemon's life.
package struct CardProgram: Sendable {
    let path: String
    let environment: [String: String]

    /// - Parameters:
    ///   - path: of `viva-card`; nil: beside this program.
    ///   - environment: what finds fonts and libraries is taken from it; tokens and passwords are not.
    package init(path: String? = nil, environment: [String: String] = ProcessInfo.processInfo.environment) {
        let folder = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
        self.path = path ?? (folder ?? Bundle.main.bundleURL).appending(path: "viva-card").path
        let names: Set<String> = ["HOME", "PATH", "LANG", "TMPDIR", "LD_LIBRARY_PATH"]
        let prefixes = ["FONTCONFIG_", "XDG_", "LC_"]
        self.environment = environment.filter { name, _ in
            names.contains(name) || prefixes.contains { name.hasPrefix($0) }
        }
    }
}
