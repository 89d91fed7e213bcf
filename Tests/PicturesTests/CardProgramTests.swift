import Foundation
import Pictures
import Testing

@testable import CardProcess

struct CardProgramTests {
    private static let card = ScoreCard(title: "Quiz finished", points: "12 of 16 points", share: 0.75)

    /// The program that belongs to these tests: `VIVA_BINARY` is beside it, and so is the bundle of the tests.
    private static let path: String = {
        let binary = ProcessInfo.processInfo.environment["VIVA_BINARY"].map { URL(fileURLWithPath: $0) }
        let folder = (binary ?? URL(fileURLWithPath: CommandLine.arguments[0])).deletingLastPathComponent()
        return folder.appending(path: "viva-card").path
    }()

    @Test func theProgramDrawsWhatItIsTold() async throws {
        let program = CardProgram(path: Self.path)
        let png = try await program.draw(Self.card)
        #expect(png.prefix(4) == Data([0x89, 0x50, 0x4E, 0x47]))
        #expect(try await program.draw(Self.card) == png)
    }

    /// A process that inherited another's pipe would keep it open, and both would wait for ever.
    @Test func manyCanDrawAtOnce() async throws {
        let program = CardProgram(path: Self.path)
        let png = try await program.draw(Self.card)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<16 { group.addTask { try await program.draw(Self.card) == png } }
            for try await isSame in group { #expect(isSame) }
        }
    }

    @Test func itSaysSoIfThereIsNoFont() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "no-fonts-\(UUID()).conf")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("<?xml version=\"1.0\"?><fontconfig/>".utf8).write(to: file)
        let program = CardProgram(path: Self.path, environment: ["FONTCONFIG_FILE": file.path])
        await #expect(throws: PictureError.noFont) { try await program.draw(Self.card) }
    }

    @Test func aMissingProgramIsNamed() async throws {
        let program = CardProgram(path: "/nonexistent/viva-card")
        let error = await #expect(throws: PictureError.self) { try await program.draw(Self.card) }
        guard case .noProgram(let reason) = error else { throw try #require(error) }
        #expect(reason.contains("/nonexistent/viva-card"))
    }

    @Test(arguments: ["/bin/false", "/bin/true"])
    func aProgramThatDrawsNothingIsAFailure(path: String) async throws {
        let error = await #expect(throws: PictureError.self) { try await CardProgram(path: path).draw(Self.card) }
        guard case .failed = error else { throw try #require(error) }
    }

    @Test func tokensDoNotReachTheProgram() {
        let program = CardProgram(environment: ["VIVA_SLACK_TOKEN": "x", "HOME": "/h", "FONTCONFIG_PATH": "/f"])
        #expect(program.environment == ["HOME": "/h", "FONTCONFIG_PATH": "/f"])
    }
}
