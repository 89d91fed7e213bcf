import Foundation
import Testing

@testable import Curl

struct ResponseBuilderTests {
    @Test func aFoldedValueIsJoined() {
        var builder = ResponseBuilder(bodyLimit: 0)
        for line in ["HTTP/1.1 200 OK\r\n", "X-Folded: one\r\n", "\t two\r\n", "\r\n"] {
            #expect(builder.addHeaderLine(line) == nil)
        }
        #expect(builder.response(status: 200).headers["X-Folded"] == "one two")
    }

    @Test func aLineThatIsNoFieldIsMalformed() {
        var builder = ResponseBuilder(bodyLimit: 0)
        #expect(builder.addHeaderLine("HTTP/2 200\r\n") == nil)
        #expect(builder.addHeaderLine("nothing\r\n") == .malformedResponse)
    }

    @Test func theHeadHasALimit() {
        var builder = ResponseBuilder(bodyLimit: 0)
        #expect(builder.addHeaderLine("HTTP/1.1 200 OK\r\n") == nil)
        let line = "X: " + String(repeating: "a", count: 1_000) + "\r\n"
        let problem = (0..<1_000).lazy.compactMap { _ in builder.addHeaderLine(line) }.first
        #expect(problem == .malformedResponse)
    }

    @Test(arguments: [(limit: 5, fits: true), (4, false), (0, false), (-1, false)])
    func aBodyIsAcceptedUpToTheLimit(limit: Int, fits: Bool) {
        var builder = ResponseBuilder(bodyLimit: limit)
        let problem = builder.addBody("abc".utf8) ?? builder.addBody("de".utf8)
        #expect(problem == (fits ? nil : .bodyTooLarge))
    }
}
