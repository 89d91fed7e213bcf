import BankFormats
import Foundation
import OrderedCollections
import QuestionEngine
import StrictYAML
import Testing

/// Banks of so many files that several cores read them.
@Suite struct ManyFilesTests {
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("viva-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(
            """
            bank: {id: sample, title: Sample, version: 1.0.0, language: en, license: CC0-1.0}
            topics:
              - {id: api, title: API}
            """.utf8
        ).write(to: folder.appendingPathComponent("bank.yaml"))
        try body(folder)
    }

    private func item(_ id: String, topic: String = "api") -> Data {
        Data(
            """
            items:
              - {id: \(id), rev: 1, semantic_rev: 1, type: tf, topics: [\(topic)], difficulty: 1, stem: "Is \(id) true?", correct: true, why: "Yes.", explanation: "Yes."}

            """.utf8)
    }

    private func name(_ number: Int) -> String { String(String(10_000 + number).dropFirst()) }

    @Test func manyFilesAreReadInTheOrderOfTheirPaths() throws {
        try withFolder { folder in
            for number in 0..<300 {
                let place = folder.appendingPathComponent("d\(number % 7)")
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
                try item("it-\(number)").write(to: place.appendingPathComponent("\(name(number)).yaml"))
            }
            let reading = BankReader.read(directory: folder.path)
            #expect(reading.problems.isEmpty)
            let sorted = (0..<300).sorted { ($0 % 7, $0) < ($1 % 7, $1) }
            #expect(reading.bank?.items.keys.map(\.rawValue) == sorted.map { "it-\($0)" })
        }
    }

    @Test func problemsOfManyFilesAreAllNamed() throws {
        try withFolder { folder in
            for number in 0..<300 {
                // Two that are taken twice, far apart; a topic that is nowhere; and a file that is no YAML.
                let data =
                    number == 290 ? item("it-3") : number == 150 ? item("it-150", topic: "apo") : item("it-\(number)")
                try (number == 70 ? Data("a: [\n".utf8) : data)
                    .write(to: folder.appendingPathComponent("f\(name(number)).yaml"))
            }
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent("g.yaml"), withIntermediateDirectories: false)
            let problems = BankReader.read(directory: folder.path + "/").problems.map {
                $0.description.replacing(folder.path + "/", with: "")
            }
            #expect(problems.count == 4)
            #expect(problems.first?.hasPrefix("f0070.yaml:2:1: not valid YAML: ") == true)
            #expect(
                problems.dropFirst() == [
                    "f0150.yaml:2:62: there is no topic `apo`. Did you mean `api`?",
                    "f0290.yaml:2:10: the item `it-3` is already taken at f0003.yaml:2:10",
                    "g.yaml: this is a folder with the name of a file: rename it",
                ])
        }
    }
}
