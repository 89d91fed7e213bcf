import ArgumentParser
import BankFormats
import OrderedCollections
import QuestionEngine

extension BankCommand {
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write quiz items as GIFT or as Anki notes, or the whole bank as one file.",
            discussion: """
                Keys included: do not give the file to those who are to be asked. What a format has no words for is named on \
                standard error. The formats are described in docs/bank-formats.md.
                """)

        enum Format: String, CaseIterable, ExpressibleByArgument {
            case gift, anki, yaml
        }

        @OptionGroup var source: BankOptions

        @Option(help: "gift, anki or yaml.")
        var format: Format

        @Option(name: .customLong("topic"), help: "Only items on this topic or group; may be repeated.")
        var topics: [String] = []

        @Flag(help: "Drafts and retired items too; yaml always has them.")
        var all = false

        @Option(
            name: .shortAndLong,
            help: "The file to write; without it standard output. One that is there is not replaced.")
        var output: String?

        func validate() throws {
            guard format != .yaml || topics.isEmpty else {
                throw ValidationError("yaml writes the whole bank: leave --topic out.")
            }
        }

        func run() throws {
            let bank = try source.load()
            let items = try items(of: bank)
            let export =
                switch format {
                case .gift: GIFTExport.export(items, of: bank)
                case .anki: AnkiExport.export(items, of: bank)
                case .yaml: BankExport(text: BankWriter.text(of: bank), losses: [])
                }
            for loss in export.losses { Terminal.warn("\(loss)") }
            if let output {
                try SourceFile.write(export.text, to: output)
            } else {
                Terminal.write(export.text)
            }
            let left = export.losses.count(where: \.isLeftOut)
            Terminal.warn("\(items.count - left) items" + (output.map { ", written to \($0)" } ?? ""))
        }

        private func items(of bank: Bank) throws -> [Item] {
            var wanted: Set<TopicID> = []
            for name in topics {
                guard let topic = bank.topic(TopicID(rawValue: name)) ?? bank.topic(named: name) else {
                    throw ValidationError("The bank has no topic \(name).")
                }
                wanted.formUnion(bank.members(of: topic.id))
            }
            return bank.items.values.filter { item in
                (all || format == .yaml || item.status == .active)
                    && (wanted.isEmpty || !wanted.isDisjoint(with: item.topics))
            }
        }
    }
}
