import BankFormats

/// A question as Moodle's parser gave it.
struct MoodleQuestion: Decodable {
    struct Text: Decodable, Equatable {
        var text: String
        var format: String
    }

    struct Answer: Decodable {
        var text: Scalar
        var format: String?
        var fraction: Double
        var tolerance: Scalar?
        var feedback: Text
    }

    struct Pair: Decodable {
        var left: Text
        var right: String
    }

    /// A number, or a text that may be one.
    enum Scalar: Decodable {
        case text(String)
        case number(Double)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else {
                self = .text(try container.decode(String.self))
            }
        }

        var text: String? { if case .text(let text) = self { text } else { nil } }

        var number: Double? {
            switch self {
            case .text(let text): Double(text)
            case .number(let number): number
            }
        }
    }

    var type: String
    var name: String?
    var text: String?
    var format: String?
    var general_feedback: Text?
    var idnumber: String?
    var tags: [String]?
    var single: Bool?
    var answers: [Answer]?
    var pairs: [Pair]?
    var correct: Bool?
    var feedback_true: Text?
    var feedback_false: Text?
    var category: String?
}

extension MoodleQuestion {
    /// What differs; empty if both say the same.
    func differences(from entry: GIFTReading.Entry) -> [String] {
        switch entry {
        case .category(let name): return type == "category" && category == name ? [] : ["category"]
        case .question(let question): return differences(from: question)
        }
    }

    private func differences(from question: GIFTQuestion) -> [String] {
        var found: [String] = []
        func expect(_ isSame: Bool, _ what: String) { if !isSame { found.append(what) } }
        expect(name == question.name, "name")
        expect(text == question.text.text, "text")
        expect(format == question.text.format.rawValue, "format")
        expect(general_feedback == Text(question.generalFeedback), "general feedback")
        expect((idnumber ?? "") == (question.id ?? ""), "id")
        expect(tags ?? [] == question.tags, "tags")
        switch question.body {
        case .description: expect(type == "description", "type")
        case .essay: expect(type == "essay", "type")
        case .trueFalse(let isTrue, let wrong, let right):
            expect(type == "truefalse" && correct == isTrue, "truth")
            expect(feedback_true == Text(isTrue ? right : wrong), "feedback for true")
            expect(feedback_false == Text(isTrue ? wrong : right), "feedback for false")
        case .choice(let allowsSeveral, let answers):
            expect(type == "multichoice" && single == !allowsSeveral, "type")
            found += differences(from: answers)
        case .short(let answers):
            expect(type == "shortanswer", "type")
            found += differences(from: answers)
        case .numerical(let numbers):
            expect(type == "numerical", "type")
            expect(self.answers?.count == numbers.count, "count")
            for (moodle, own) in zip(self.answers ?? [], numbers) {
                let isSame = own.value == nil ? moodle.text.text == "*" : moodle.text.number == own.value
                expect(isSame, "number")
                expect((moodle.tolerance?.number ?? 0) == own.tolerance, "tolerance")
                expect(moodle.fraction == own.fraction, "fraction")
                expect(moodle.feedback == Text(own.feedback), "feedback")
            }
        case .matching(let pairs):
            expect(type == "match", "type")
            expect(self.pairs?.count == pairs.count, "count")
            for (moodle, own) in zip(self.pairs ?? [], pairs) {
                expect(moodle.left == Text(own.left) && moodle.right == own.right, "pair")
            }
        case .ordering: expect(type == "ordering", "type")
        }
        return found
    }

    private func differences(from answers: [GIFTQuestion.Answer]) -> [String] {
        guard let moodle = self.answers, moodle.count == answers.count else { return ["count of answers"] }
        var found: [String] = []
        for (moodle, own) in zip(moodle, answers) {
            if moodle.text.text != own.text.text { found.append("answer") }
            if let format = moodle.format, format != own.text.format.rawValue { found.append("answer's format") }
            if moodle.fraction != own.fraction { found.append("fraction") }
            if moodle.feedback != Text(own.feedback) { found.append("feedback") }
        }
        return found
    }
}

extension MoodleQuestion.Text {
    init(_ text: GIFTText) {
        self.init(text: text.text, format: text.format.rawValue)
    }
}
