internal import QuestionEngine
internal import StrictYAML

/// The entries of `questions`.
enum QuestionFormat {
    static func question(_ node: YAMLNode, _ references: CrossReferences) -> Question? {
        node.mapping { map in
            let id: QuestionID? = map.required("id") { $0.defining(.question, in: references) }
            let slot = map.required("slot") { Self.slot($0, references) }
            let revision = map.required("rev") { $0.int(in: 1...Int.max) }
            let semanticRevision = map.required("semantic_rev") { $0.int(in: 1...Int.max) }
            let status = map.optional("status") { $0.choice(of: ContentStatus.self) } ?? .active
            let kind = map.required("kind") { $0.choice(of: Question.Kind.self) }
            let audiences = map.optional("audiences") { node in
                node.distinctList(count: 1...9) { $0.choice(of: Question.Audience.self) }
            }
            let topics = map.required("topics") { $0.topics(references) }
            let levels = map.required("level") { node in
                node.distinctList(count: 1...3) { $0.choice(of: Level.self) }
            }
            let difficulty = map.required("difficulty") { $0.difficulty() }
            let minutes = map.required("minutes") { $0.int(in: 1...240) }
            let duplicate: QuestionID? = map.optional("near_duplicate_of") { $0.using(.question, in: references) }
            let prompt = map.required("prompt") { $0.text() }
            let probes = map.optional("probes") { $0.texts() } ?? []
            let hints = map.optional("hints") { $0.texts() } ?? []
            let followUps = map.optional("follow_ups") { $0.list { $0.located(followUp) } } ?? []
            let keyPoints = map.required("key_points", Self.keyPoints)
            let modelAnswer = map.required("model_answer") { $0.text() }
            let rubric = map.required("rubric", Self.rubric)
            let redFlags = map.optional("red_flags") { $0.texts() } ?? []
            let sources = map.optional("references") { $0.list(reference) } ?? []
            let origin = map.optional("source", source)
            let items: [ItemID] =
                map.optional("items") { node in
                    node.distinctList { $0.using(.item, in: references) }
                } ?? []
            if let keyPoints { report(followUps, knowing: keyPoints, log: node.log) }
            guard let id, let slot, let revision, let semanticRevision, let kind, let topics, let levels,
                let difficulty,
                let minutes, let prompt, let keyPoints, let modelAnswer, let rubric
            else { return nil }
            return Question(
                id: id, slot: slot, revision: revision, semanticRevision: semanticRevision, status: status, kind: kind,
                audiences: Set(audiences ?? Question.Audience.allCases), topics: topics, levels: Set(levels),
                difficulty: difficulty, minutes: minutes, nearDuplicateOf: duplicate, prompt: prompt, probes: probes,
                hints: hints, followUps: followUps.map(\.value), keyPoints: keyPoints, modelAnswer: modelAnswer,
                rubric: rubric, redFlags: redFlags, references: sources, source: origin?.source,
                wording: origin?.wording, items: items
            )
        }
    }

    private static func slot(_ node: YAMLNode, _ references: CrossReferences) -> Int? {
        guard let slot = node.int(in: 0...Int(Int32.max)) else { return nil }
        references.define(.slot, String(slot), at: node.position)
        return slot
    }

    private static func followUp(_ node: YAMLNode) -> Question.FollowUp? {
        if node.isScalar { return node.text().map { Question.FollowUp(text: $0) } }
        return node.mapping { map in
            let text = map.required("text") { $0.text() }
            let missed = map.optional("when") { $0.texts() } ?? []
            return text.map { Question.FollowUp(text: $0, whenMissed: missed) }
        }
    }

    private static func keyPoints(_ node: YAMLNode) -> [Question.KeyPoint]? {
        let points = node.list(count: 3...7) { $0.located(keyPoint) }
        var ids = Set<String>()
        for point in points ?? [] where !ids.insert(point.value.id).inserted {
            node.log.report("another key point of this question has the id `\(point.value.id)`", at: point.position)
        }
        return points?.map(\.value)
    }

    private static func keyPoint(_ node: YAMLNode) -> Question.KeyPoint? {
        node.mapping { map in
            let id = map.required("id") { $0.id() }
            let weight = map.required("weight") { $0.int(in: 1...3) }
            let say = map.required("say") { $0.text() }
            let any = map.optional("any") { $0.texts(count: 1...Int.max) } ?? []
            let all = map.optional("all") { $0.list(count: 1...Int.max) { $0.texts(count: 1...Int.max) } } ?? []
            let none = map.optional("none") { $0.texts() } ?? []
            if !map.has("any"), !map.has("all") { map.report("a key point needs patterns under `any` or `all`") }
            guard let id, let weight, let say else { return nil }
            return Question.KeyPoint(id: id, weight: weight, say: say, any: any, all: all, none: none)
        }
    }

    private static func report(
        _ followUps: [Located<Question.FollowUp>], knowing points: [Question.KeyPoint], log: YAMLProblemLog
    ) {
        let known = Set(points.map(\.id))
        for followUp in followUps {
            for id in followUp.value.whenMissed where !known.contains(id) {
                log.report("there is no key point `\(id)` in this question", at: followUp.position)
            }
        }
    }

    /// Four anchors, one for each level.
    private static func rubric(_ node: YAMLNode) -> [String]? {
        guard let entries = node.list(count: 4...4, anchor), entries.count == 4 else { return nil }
        let sorted = entries.sorted { $0.level < $1.level }
        guard sorted.map(\.level) == [1, 2, 3, 4] else {
            node.report("a rubric has the levels 1, 2, 3 and 4, each once")
            return nil
        }
        guard Set(sorted.map { $0.anchor.lowercased() }).count == 4 else {
            node.report("two levels of this rubric have the same anchor")
            return nil
        }
        return sorted.map(\.anchor)
    }

    private static func anchor(_ node: YAMLNode) -> (level: Int, anchor: String)? {
        node.mapping { map in
            let level = map.required("level") { $0.int(in: 1...4) }
            let anchor = map.required("anchor") { $0.text() }
            guard let level, let anchor else { return nil }
            return (level, anchor)
        }
    }

    private static func reference(_ node: YAMLNode) -> Question.Reference? {
        node.mapping { map in
            let title = map.required("title") { $0.text() }
            let url = map.required("url") { $0.webAddress() }
            guard let title, let url else { return nil }
            return Question.Reference(title: title, url: url)
        }
    }

    private enum Wording: String, CaseIterable {
        case own, verbatim
    }

    private static func source(_ node: YAMLNode) -> (source: Question.Source?, wording: Question.Wording?)? {
        node.mapping { map in
            let origin = map.optional("inspired_by", inspiration)
            let wording = map.required("text") { $0.choice(of: Wording.self) }
            let license = map.optional("license", BankFormat.license)
            switch wording {
            case .own: return (origin, .own(license: license))
            case .verbatim:
                if !map.has("license") { map.report("a text taken over word for word needs its `license` here") }
                return (origin, license.map(Question.Wording.verbatim))
            case nil: return (origin, nil)
            }
        }
    }

    private static func inspiration(_ node: YAMLNode) -> Question.Source? {
        node.mapping { map in
            let title = map.required("title") { $0.text() }
            let site = map.required("site") { $0.text() }
            let date = map.optional("date") { node in node.date() == nil ? nil : node.text() }
            let number = map.optional("question") { $0.int(in: 1...Int.max) }
            guard let title, let site else { return nil }
            return Question.Source(title: title, site: site, date: date, number: number)
        }
    }
}
