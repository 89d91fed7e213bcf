import Foundation
import HTTPTypes
import Hummingbird

/// The page's static files: `/`, links to messages, and `/page/NAME`.
struct PageFiles: Sendable {
    private static let types = [
        "css": "text/css; charset=utf-8", "html": "text/html; charset=utf-8", "ico": "image/x-icon",
        "js": "text/javascript; charset=utf-8", "json": "application/json; charset=utf-8", "png": "image/png",
        "svg": "image/svg+xml", "woff2": "font/woff2",
    ]

    /// The page loads nothing from elsewhere but the images that messages show.
    private static let policy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; font-src 'self'; \
        connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'
        """

    private let folder: URL

    /// Looks in that folder, or beside the program where none is given.
    init(folder: String?) throws(WorkspaceError) {
        let folder = folder.map { URL(fileURLWithPath: $0) } ?? Self.builtIn
        guard FileManager.default.fileExists(atPath: folder.appending(path: "index.html").path) else {
            throw .pageMissing(folder.path)
        }
        self.folder = folder
    }

    /// The resources that the build puts beside the program. `Bundle.module` would end the process where they are missing,
    /// and would put the build machine's paths into the program.
    private static var builtIn: URL {
        let program = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
        return (program ?? Bundle.main.bundleURL).appending(path: "viva_Workspace.resources/Page")
    }

    func response(for path: String) -> Response {
        let name: String
        if path == "/" || path.hasPrefix("/archives/") {
            name = "index.html"
        } else if let rest = Responder.rest(of: path, after: "/page/"),
            rest.wholeMatch(of: /[A-Za-z0-9_\-][A-Za-z0-9._\-]*/) != nil
        {
            name = rest
        } else {
            return Response(status: .notFound)
        }
        // Read anew each time: the files are few and small, and who works on the page sees it at once.
        guard let data = try? Data(contentsOf: folder.appending(path: name)) else { return Response(status: .notFound) }
        let type = name.split(separator: ".").last.flatMap { Self.types[String($0)] }
        var headers: HTTPFields = [
            .contentType: type ?? "application/octet-stream", .cacheControl: "no-cache",
            .xContentTypeOptions: "nosniff", .contentSecurityPolicy: Self.policy,
        ]
        headers.set("Referrer-Policy", "no-referrer")
        return Response(
            status: .ok,
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: data))
        )
    }
}
