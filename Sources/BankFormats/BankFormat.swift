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
            let credits = map.optional("attribution") { $0.list(attribution) } ?? []
            guard let id, let title, let version, let language, let license else { return nil }
            return Bank.Header(
                id: id, title: title, version: version, language: language, license: license, attribution: credits)
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

    private static func attribution(_ node: YAMLNode) -> Bank.Header.Attribution? {
        node.mapping { map in
            let url = map.optional("url") { $0.text() }
            return map.required("name") { $0.text() }.map { Bank.Header.Attribution(name: $0, url: url) }
        }
    }

    static func license(_ node: YAMLNode) -> String? {
        guard let name = node.text() else { return nil }
        if let problem = License.problem(with: name) {
            node.report(problem)
            return nil
        }
        return name
    }
}
