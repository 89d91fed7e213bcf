import Testing

@testable import Curl

extension HTTPClient {
    /// A client that no proxy of the machine's environment comes in between.
    static func direct(_ configuration: Configuration = .init()) throws -> HTTPClient {
        var configuration = configuration
        configuration.proxy = configuration.proxy ?? ""
        return try HTTPClient(configuration: configuration)
    }

    /// The error of a request that must fail.
    func failure(of request: HTTPRequest, sourceLocation: SourceLocation = #_sourceLocation) async throws -> HTTPError {
        try #require(
            await #expect(throws: HTTPError.self, sourceLocation: sourceLocation) { _ = try await send(request) },
            sourceLocation: sourceLocation
        )
    }
}

extension HTTPTimeouts {
    /// One short measure; the others are so long that they cannot be the ones that end a request.
    static func only(connect: Duration = .seconds(600), idle: Duration = .seconds(600), total: Duration = .seconds(600))
        -> HTTPTimeouts
    {
        HTTPTimeouts(connect: connect, idle: idle, total: total)
    }
}
