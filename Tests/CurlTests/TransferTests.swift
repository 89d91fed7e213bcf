import Foundation
import Testing

@testable import Curl

struct TransferTests {
    /// What `body` makes of a transfer that no server knows of.
    private func withTransfer(_ body: (Transfer) -> Void) async throws {
        let easy = try EasyHandle()
        let request = HTTPRequest(.post, "http://chat.invalid/", timeouts: .only(idle: .seconds(30)))
        _ = await withCheckedContinuation { continuation in
            let call = Call(id: 1, request: request, start: .now, continuation: continuation)
            body(Transfer(call, easy: easy))
            continuation.resume(returning: .failure(.cancelled(request, nothingWasSent: true)))
        }
    }

    @Test func onlyAGrowingUploadIsActivity() async throws {
        try await withTransfer { transfer in
            let start = transfer.call.start
            #expect(transfer.requestCanLeave(at: start))
            transfer.noteUpload(1_000, at: start + .seconds(20))
            transfer.noteUpload(1_000, at: start + .seconds(40))
            #expect(transfer.deadlines.next.instant == start + .seconds(50))
        }
    }

    @Test func headAndBodyAreActivity() async throws {
        try await withTransfer { transfer in
            let start = transfer.call.start
            #expect(transfer.addHeaderLine("HTTP/1.1 200 OK\r\n", at: start + .seconds(1)))
            #expect(transfer.deadlines.next.instant == start + .seconds(31))
            #expect(transfer.addBody("x".utf8, at: start + .seconds(2)))
            #expect(transfer.deadlines.next.instant == start + .seconds(32))
        }
    }

    @Test func aPostLeavesOnce() async throws {
        try await withTransfer { transfer in
            #expect(!transfer.wasSent)
            #expect(transfer.requestCanLeave(at: .now))
            #expect(transfer.wasSent)
            #expect(!transfer.requestCanLeave(at: .now))
        }
    }
}
