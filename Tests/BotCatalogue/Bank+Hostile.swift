import QuestionEngine

extension Bank {
    /// As many topics, questions and items as a bank may have of everything, with texts as long as anybody might write them and
    /// whatever a chat service might take for its own.
    static let hostile: Bank = {
        let topics = (0..<120).map { number in
            Topic(
                id: TopicID(rawValue: number < 4 ? "g\(number)" : "g\(number % 4).t\(number)"),
                parent: number < 4 ? nil : TopicID(rawValue: "g\(number % 4)"), title: "\(number) \(nasty(60))")
        }
        let questions = (0..<100).map { number in
            Question(
                id: QuestionID(rawValue: "be-\(1000 + number)"), slot: number, kind: .concept,
                audiences: [.team, .hiring], topics: [topics[4 + number].id, topics[5 + number].id],
                levels: [.junior, .mid, .senior], difficulty: .medium, minutes: 90, prompt: nasty(2_900),
                probes: Array(repeating: nasty(200), count: 8), hints: Array(repeating: nasty(600), count: 5),
                followUps: Array(repeating: Question.FollowUp(text: nasty(600)), count: 7),
                keyPoints: (0..<20).map { Question.KeyPoint(id: "k\($0)", weight: 1, say: nasty(300)) },
                modelAnswer: nasty(6_000), rubric: Array(repeating: nasty(500), count: 4),
                redFlags: Array(repeating: nasty(300), count: 10),
                references: (0..<6).map {
                    Question.Reference(title: nasty(120), url: "https://example.org/?a=1&b=\($0)")
                },
                items: [])
        }
        let items = (0..<100).map { number in
            Item(
                id: ItemID(rawValue: "it-\(1000 + number)"), topics: [topics[4 + number].id], difficulty: .medium,
                stem: nasty(1_500), body: body(number), explanation: nasty(2_000),
                reference: Question.Reference(title: nasty(120), url: "https://example.org/?a=1&b=2"))
        }
        return Bank(
            header: Header(
                id: "hostile", title: nasty(80), version: "1", language: "en", license: "none"), topics: topics,
            questions: questions, items: items)
    }()

    private static func body(_ number: Int) -> Item.Body {
        let options = { (count: Int, length: Int) in
            (0..<count).map { place in
                Item.Option(
                    id: "o\(place)", text: "\(place) \(nasty(length))", isCorrect: place % 3 == number % 3,
                    why: nasty(400))
            }
        }
        return switch number % 10 {
        case 0: .single(options: options(5, 20), shuffle: true)
        case 1: .single(options: options(10, 400), shuffle: true)
        case 2: .multi(options: options(10, 20), shuffle: true)
        case 3: .multi(options: options(10, 400), shuffle: true)
        case 4: .trueFalse(isTrue: number % 4 == 0, why: nasty(400))
        case 5:
            .numeric(Item.NumericKey(value: 6.8, tolerance: .absolute(0.1), unit: "ms", units: ["ms": 1, "s": 1_000]))
        case 6: .order(steps: (0..<6).map { Item.Step(text: "\($0) \(nasty(110))", why: nasty(300)) })
        case 7:
            .match(
                pairs: (0..<5).map {
                    Item.Pair(left: "\($0) \(nasty(200))", right: "\($0) \(nasty(200))", why: nasty(300))
                }, distractors: (5..<7).map { Item.Distractor(text: "\($0) \(nasty(200))", why: nasty(300)) })
        default: .short(Item.ShortKey(answers: [.init(text: "oak"), .init(text: "pine", credit: 0, why: nasty(400))]))
        }
    }

    /// So many characters that mean something elsewhere.
    private static func nasty(_ length: Int) -> String {
        let pattern =
            "<!channel> & <@U0BOB|x> *bold* _it_ ~no~ `code` \u{202E}gnirts\u{200F} 🏳️‍🌈 <https://x.y|z> :joy: > "
        let repeated = String(repeating: pattern, count: length / pattern.count + 1)
        return String(repeated.prefix(length))
    }
}
