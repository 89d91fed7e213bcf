extension ImportProblem {
    /// What is wrong, for programs.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        // The file.
        case unreadable, empty

        // GIFT: blocks, categories, comments.
        case lineOfZero, categoryNotFirst, categoryNotAlone, emptyCategory, escapeInCategory, lostTag, secondID, badTag
        // GIFT: texts.
        case placeholder, unknownEscape, lineEndInCommand, badFormat, emptyName, unclosedName, nameNotFirst, emptyStem
        // GIFT: braces.
        case unclosedAnswers, unopenedAnswers, braceInAnswers, secondBraces
        // GIFT: answers.
        case unclearMarker, leadingText, emptyAnswer, tooFewAnswers, noRightAnswer, acceptsAnything, badWeight,
            oddWeight
        case loneZero, trueFalseForm, looksNumerical, badNumber, badRange, textBeforeFeedback
        case noArrow, secondArrow, feedbackInPair, orderingForm, orderingSubset

        // Aiken.
        case shortLine, wrongCase, secondStem, optionFirst, optionOrder, answerFirst, missingAnswer

        // Markdown and CSV.
        case badQuoting, badColumn, badRow, badField, missingField, strayText

        // What a bank cannot hold, or holds otherwise.
        case nothingToAnswer, notGraded, textDropped, duplicateAnswer, partialCredit, severalRight, weightsReplaced,
            weightSum
        case noWrongAnswer, tooManyOptions, countOfParts, markup
        // Placing it in a bank.
        case badID, takenID, duplicateQuestion, noTopic, unknownTopic, noDifficulty, unknownParent, badLicense, unfit
    }
}
