internal import QuestionEngine
internal import StrictYAML

/// The sections `bank` and `topics`.
enum BankFormat {
    static func header(_ node: YAMLNode) -> Bank.Header? {
        node.mapping { map in
            let id = map.required("id") { $0.id() }
            let title = map.required("title") { $0.text() }
            let version = map.required("version") { $0.text() }
            let language = map.required("language") { $0.text() }
            let license = map.required("license", Self.license)
            _ = map.optional("attribution") { $0.list(attribution) }
            guard let id, let title, let version, let language, let license else { return nil }
            return Bank.Header(id: id, title: title, version: version, language: language, license: license)
        }
    }

    static func topic(_ node: YAMLNode, _ references: CrossReferences) -> Topic? {
        node.mapping { map in
            let id: TopicID? = map.required("id") { $0.defining(.topic, in: references) }
            let parent: TopicID? = map.optional("parent") { $0.using(.topic, in: references) }
            let title = map.required("title") { $0.text() }
            let aliases = map.optional("aliases") { $0.texts() } ?? []
            guard let id, let title else { return nil }
            return Topic(id: id, parent: parent, title: title, aliases: aliases)
        }
    }

    private static func attribution(_ node: YAMLNode) -> String? {
        node.mapping { map in
            _ = map.optional("url") { $0.text() }
            return map.required("name") { $0.text() }
        }
    }

    /// Licences under which a bank can be given away and changed, by their SPDX names; a bank of one's own that is not given
    /// away says `LicenseRef-` and a word.
    private static let licenses = [
        "CC0-1.0", "CC-BY-3.0", "CC-BY-4.0", "CC-BY-SA-3.0", "CC-BY-SA-4.0", "MIT", "MIT-0", "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause", "ISC", "Unlicense", "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later",
    ]

    static func license(_ node: YAMLNode) -> String? {
        guard let name = node.text() else { return nil }
        let prefix = "LicenseRef-"
        if licenses.contains(name) || (name.hasPrefix(prefix) && name.count > prefix.count) { return name }
        let words = Set(name.uppercased().split { !$0.isLetter })
        if !words.isDisjoint(with: ["NC", "ND", "NONCOMMERCIAL", "NODERIVATIVES"]) {
            node.report("the licence `\(name)` forbids commercial use or changes; such texts cannot be part of a bank")
        } else {
            let suggestion = NearestWord.of(name, among: licenses).map { "Did you mean `\($0)`? " } ?? ""
            node.report(
                "unknown licence `\(name)`. \(suggestion)Use an SPDX name such as `CC-BY-4.0`, or `LicenseRef-Internal`"
            )
        }
        return nil
    }
}
