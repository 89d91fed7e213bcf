import BankFormats
import Testing

@Suite struct GIFTReaderTests {
    private func problems(_ text: String) -> [String] {
        GIFTReader.read(text, file: "quiz.gift").problems.map(\.description)
    }

    private func bodies(_ text: String) -> [GIFTQuestion.Body] {
        GIFTReader.read(text, file: "quiz.gift").questions.map(\.body)
    }

    @Test func goodQuestionsAreImportedBesideBadOnes() {
        let reading = GIFTReader.read(
            """
            One{T}

            Two{#1,5}

            Three{F}
            """, file: "quiz.gift")
        #expect(reading.questions.map(\.text.text) == ["One", "Three"])
        #expect(
            reading.problems.map(\.description) == [
                "quiz.gift:3:6: `1,5` is no number here, and Moodle would accept every answer: write a decimal point"
            ])
    }

    @Test func aBlankLineWithinAnswersIsNamedAtBothEnds() {
        #expect(
            problems("Which?{\n=a\n\n~b\n}\n\nNext{T}") == [
                "quiz.gift:1:7: the answers that begin here have no `}` before the next blank line or the end: a blank line "
                    + "ends a question, so take it out; or write `\\{` for a brace in the text",
                "quiz.gift:5:1: this `}` may end the answers that begin in line 1: a blank line ends a question, so take out "
                    + "those between",
            ])
        #expect(GIFTReader.read("Which?{\n=a\n\n~b\n}\n\nNext{T}", file: "f").questions.count == 1)
    }

    @Test func aCategoryHoldsForWhatFollows() {
        let reading = GIFTReader.read(
            "A{T}\n\n$CATEGORY: top/SQL\n\nB{T}\n\n// [id:x] [tag:t] [tag:a\\]b]\nC{T}", file: "f")
        #expect(reading.questions.map(\.category) == [nil, "top/SQL", "top/SQL"])
        #expect(reading.questions[2].id == "x")
        #expect(reading.questions[2].tags == ["t", "a]b"])
        #expect(reading.problems.isEmpty)
    }

    @Test func columnsCountThroughEscapesAndIndents() {
        // `\:` is two characters of the file, one of the text.
        #expect(problems("  \\:\\:x{#a}").first?.hasPrefix("quiz.gift:1:10:") == true)
        #expect(problems("é😀{#a}").first?.hasPrefix("quiz.gift:1:5:") == true)
        #expect(problems("x{\n  =a\n  ~%x%\n  ~% 5%c\n}").first?.hasPrefix("quiz.gift:4:4:") == true)
    }

    @Test func choicesWithoutBlanksAreUnderstood() {
        #expect(problems("x{~a=b~c}").isEmpty)
        #expect(problems("x{=yes#right~no#wrong}").isEmpty)
        #expect(problems("x{=a=b~c}").count == 1)
        #expect(problems("Energy?{=E=mc2}").count == 1)
        #expect(problems("Energy?{=E\\=mc2}").isEmpty)
        #expect(problems("x{=a#say x = 1 ~b}").count == 1)
        #expect(problems("x{\n  = a # say so\n  ~ b # or so\n}").isEmpty)
    }

    @Test func trueAndFalseTakeFeedbackForWrongThenRight() {
        #expect(
            bodies("So.{F#no#yes#}") == [
                .trueFalse(isTrue: false, wrongFeedback: GIFTText("no"), rightFeedback: GIFTText("yes#"))
            ])
    }

    @Test func orderingIsReadLineByLine() {
        #expect(
            bodies("Order{>3 ALL VERTICAL RELATIVE SHOW\none\n// not this\ntwo\nthree}") == [
                .ordering([GIFTText("one"), GIFTText("two"), GIFTText("three")])
            ])
        #expect(problems("Order{>3\none\ntwo}").isEmpty)
        #expect(problems("Order{>\none\ntwo}").first?.contains("`{>2 ALL`") == true)
        #expect(problems("Order{>2\nHello\ntwo}").first?.contains("“Hello”") == true)
        #expect(problems("Order{>2 one\ntwo\nthree}").first?.contains("`one` is no setting") == true)
        #expect(problems("How many?{>5}").first?.contains("at least two items") == true)
    }

    @Test func numbersTakeRangesAndTolerances() {
        func numbers(_ text: String) -> [[Double?]] {
            bodies(text).flatMap { body -> [[Double?]] in
                guard case .numerical(let numbers) = body else { return [] }
                return numbers.map { [$0.value, $0.tolerance, $0.fraction] }
            }
        }
        #expect(numbers("x{#-5..5}") == [[0, 5, 1]])
        #expect(numbers("x{#=1e-3:1e-4 =%50%2:0.5 ~#no}") == [[0.001, 0.0001, 1], [2, 0.5, 0.5], [nil, 0, 0]])
        for bad in [
            "{#}", "{#abc}", "{##fb}", "{#5..}", "{#..5}", "{#5:}", "{#0}", "{#0 =5}", "{#0x10}", "{#nan}", "{#*}",
        ] {
            #expect(problems("x\(bad)").count == 1, "\(bad)")
            #expect(bodies("x\(bad)").isEmpty, "\(bad)")
        }
    }

    @Test func doubtfulWeightsAreNamed() {
        #expect(problems("x{~%33%a ~%33%b ~%34%c}").contains { $0.contains("the nearest it takes is `%33.33333%`") })
        for bad in ["{~%--50%a =b}", "{~%150%a =b}", "{=%50%a ~b}", "{~%50,5%a =b}"] {
            #expect(bodies("x\(bad)").isEmpty, "\(bad)")
        }
        #expect(problems("x{=%d ~%s}").isEmpty)
        #expect(problems("x{=[moodle]%50% of it ~b}").isEmpty)
    }

    @Test func backslashesOfTeXAreNamed() {
        #expect(problems("$a \\neq b$ {T}").first?.contains("write `\\\\neq` for TeX") == true)
        #expect(problems("$a \\\\neq b$ {T}").isEmpty)
        #expect(problems("one\\ntwo{T}").isEmpty)
    }

    @Test func byteOrderMarkAndLineEndsDoNotMatter() {
        let expected = bodies("A{T}\n\nB{F}")
        for text in ["\u{FEFF}A{T}\n\nB{F}", "A{T}\r\n\r\nB{F}\r\n", "A{T}\r\rB{F}\r"] {
            #expect(bodies(text) == expected)
        }
        #expect(bodies("") == [])
    }
}
