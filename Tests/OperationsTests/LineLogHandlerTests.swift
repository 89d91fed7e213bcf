import Foundation
import Logging
import Testing

@testable import Operations

@Suite("Log handler")
struct LineLogHandlerTests {
    private struct Failure: Error, CustomStringConvertible { let description = "no route" }

    private static func logger(to output: LogOutput, format: LogFormat = .text, level: Logger.Level = .trace) -> Logger
    {
        Logger(label: "viva.test") { label in
            LineLogHandler(label: label, format: format, level: level, output: output, now: { LogLineTests.date })
        }
    }

    /// What a pipe receives, after its writing end was closed.
    private static func written(_ body: (LogOutput) throws -> Void) throws -> String {
        let pipe = Pipe()
        try body(LogOutput(FileHandle(fileDescriptor: pipe.fileHandleForWriting.fileDescriptor, closeOnDealloc: false)))
        try pipe.fileHandleForWriting.close()
        return String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    }

    @Test func onlyWhatIsImportantEnoughIsWritten() throws {
        let text = try Self.written { output in
            let logger = Self.logger(to: output, level: .notice)
            logger.info("no")
            logger.notice("yes")
            logger.critical("and yes")
        }
        #expect(
            text == """
                2026-03-04T05:06:07.890Z NOTICE viva.test: yes
                2026-03-04T05:06:07.890Z CRITICAL viva.test: and yes

                """)
    }

    @Test func theNearestMetadataWins() throws {
        let text = try Self.written { output in
            var handler = LineLogHandler(
                label: "l", format: .text, level: .info, output: output, now: { LogLineTests.date })
            handler.metadataProvider = Logger.MetadataProvider { ["b": "provider", "c": "provider"] }
            var logger = Logger(label: "l") { _ in handler }
            logger[metadataKey: "a"] = "logger"
            logger[metadataKey: "b"] = "logger"
            #expect(logger[metadataKey: "a"] == "logger")
            logger.info("m", metadata: ["c": "event"])
        }
        #expect(text == "2026-03-04T05:06:07.890Z INFO l: m a=logger b=provider c=event\n")
    }

    @Test func anErrorIsShownWithItsEvent() throws {
        let text = try Self.written { output in
            Self.logger(to: output, format: .json).error("m", error: Failure())
        }
        #expect(text.hasSuffix(#""message":"m","error":"no route"}"# + "\n"))
    }

    @Test func everyLineIsOneWrite() throws {
        // A packet socket keeps apart what was written apart.
        var ends: [Int32] = [0, 0]
        try #require(unsafe socketpair(AF_UNIX, Int32(SOCK_SEQPACKET.rawValue), 0, &ends) == 0)
        let reader = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
        let logger = Self.logger(to: LogOutput(FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)))
        logger.info("first", metadata: ["key": "a value"])
        logger.info("second")
        #expect(
            String(decoding: reader.availableData, as: UTF8.self)
                == "2026-03-04T05:06:07.890Z INFO viva.test: first key=\"a value\"\n")
        #expect(
            String(decoding: reader.availableData, as: UTF8.self) == "2026-03-04T05:06:07.890Z INFO viva.test: second\n"
        )
    }

    @Test func linesOfManyTasksStayWhole() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "viva-log-\(UUID().uuidString)").path
        try #require(FileManager.default.createFile(atPath: path, contents: nil))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let logger = Self.logger(to: LogOutput(try #require(FileHandle(forWritingAtPath: path))), format: .json)
        await withTaskGroup { group in
            for task in 0..<8 {
                group.addTask {
                    let filling = String(repeating: "\(task)", count: 9_000)
                    for line in 0..<50 {
                        logger.info("m", metadata: ["task": "\(task)-\(line)", "filling": "\(filling)"])
                    }
                }
            }
        }
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        let objects = try lines.map { try JSONDecoder().decode([String: String].self, from: Data($0.utf8)) }
        #expect(objects.count == 400)
        #expect(Set(objects.compactMap { $0["task"] }).count == 400)
    }
}
