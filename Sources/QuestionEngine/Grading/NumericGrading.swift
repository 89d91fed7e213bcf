/// Grades a number with its unit.
struct NumericGrading {
    let key: Item.NumericKey

    func grade(_ answer: String) -> Grade {
        switch NumberText(AnswerText.normalised(answer, keepsCase: true)) {
        case .unreadable: return .unreadable(advice)
        case .ambiguous(let text):
            return .unreadable(
                "`\(text)` can be read in two ways. Please write it with a decimal point and without separators: `1500.5`."
            )
        case .number(let number, let unit):
            let table = UnitTable(units: key.units)
            if unit.isEmpty {
                guard !key.isUnitRequired else { return .unreadable("Please add the unit: \(table.list).") }
                return verdict(number)
            }
            if key.units.isEmpty { return .unreadable("Please write the number alone, without `\(unit)`.") }
            guard let factor = table.factor(of: unit) else {
                return .unreadable("I do not know the unit `\(unit)` here. Please use \(table.list).")
            }
            return verdict(number * factor)
        }
    }

    private var advice: String {
        guard key.unit != nil else { return "Please answer with a number, such as `12` or `0.5`." }
        return "Please answer with a number and its unit, \(UnitTable(units: key.units).list)."
    }

    /// Both ends of the tolerance count. A slack of 1e-12 takes what binary fractions cannot hold.
    static func isWithin(_ tolerance: Item.NumericKey.Tolerance, of value: Double, _ number: Double) -> Bool {
        let width =
            switch tolerance {
            case .absolute(let width): width
            case .relative(let share): share * abs(value)
            }
        return abs(number - value) <= width + 1e-12 * max(abs(value), abs(number))
    }

    private func verdict(_ number: Double) -> Grade {
        guard number.isFinite else { return .unreadable(advice) }
        let isRight = Self.isWithin(key.tolerance, of: key.value, number)
        let unit = key.unit.map { $0 == "%" ? " %" : " \($0)" } ?? ""
        let remark = Grade.Remark(subject: number.plainText + unit, isRight: isRight, why: "")
        return .graded(
            Grade.Graded(
                credit: isRight ? 1 : 0, remarks: [remark],
                rule: .number(
                    number, isWithin: isRight, tolerance: key.tolerance, of: key.value, unit: key.unit),
                reading: .number(number)))
    }
}
