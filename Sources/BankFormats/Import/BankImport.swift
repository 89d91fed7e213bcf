package import QuestionEngine

/// A file's questions as items of a bank, and what is wrong with the others.
package struct BankImport: Sendable {
    /// In the order of the file.
    package let items: [Item]
    /// By place.
    package let problems: [ImportProblem]

    /// - Parameters:
    ///   - file: the name that problems carry; new ids derive from it.
    ///   - bank: gives the topics and parents that items may have, and the ids and stems that are taken.
    package init(_ text: String, file: String, format: ImportFormat, into bank: Bank, settings: ImportSettings) {
        let log = ImportLog(file: file)
        if let problem = License.problem(with: settings.license, in: bank.header.license) {
            log.error(.badLicense, problem, at: nil)
            items = []
        } else {
            let found = format.items(of: text, log: log)
            if found.isEmpty, log.problems.isEmpty {
                log.error(.empty, "there are no questions in this file", at: nil)
            }
            var placing = ItemPlacing(bank: bank, settings: settings, log: log)
            items = placing.place(found)
        }
        problems = log.sorted
    }

    package var hasErrors: Bool { problems.contains { $0.severity == .error } }
}
