internal import QuestionEngine
internal import StrictYAML

/// The key of a numeric item: value, tolerance, and the units it may be given in.
enum NumericKeyFormat {
    static func key(_ node: YAMLNode) -> Item.NumericKey? {
        node.mapping { map in
            let value = map.required("value") { $0.double() }
            let unit = map.optional("unit") { $0.text() }
            let tolerance = map.required("tolerance", Self.tolerance)
            let units = map.optional("units") { $0.dictionary(factor) }
            let isUnitRequired = map.optional("unit_required") { $0.bool() } ?? false
            if !map.has("unit"), isUnitRequired || units != nil {
                map.report("`units` and `unit_required` need `unit`, in which the value is given")
            }
            if let unit, let units, units[unit] != 1 {
                map.report("`units` has to list the value's own unit with 1: `\(unit): 1`")
            }
            if value == 0, case .relative = tolerance { map.report("a relative tolerance of 0 is 0: use `abs`") }
            guard let value, let tolerance else { return nil }
            return Item.NumericKey(
                value: value, tolerance: tolerance, unit: unit, units: units ?? unit.map { [$0: 1] } ?? [:],
                isUnitRequired: isUnitRequired
            )
        }
    }

    private static func tolerance(_ node: YAMLNode) -> Item.NumericKey.Tolerance? {
        node.mapping { map in
            let absolute = map.optional("abs", width)
            let relative = map.optional("rel", width)
            guard map.has("abs") != map.has("rel") else {
                map.report("a tolerance is either `abs` or `rel`")
                return nil
            }
            return absolute.map { .absolute($0) } ?? relative.map { .relative($0) }
        }
    }

    private static func width(_ node: YAMLNode) -> Double? {
        guard let number = node.double() else { return nil }
        if number < 0 { node.report("a tolerance is not negative") }
        return number
    }

    private static func factor(_ node: YAMLNode) -> Double? {
        guard let number = node.double() else { return nil }
        if number <= 0 { node.report("a unit's factor is greater than 0") }
        return number
    }
}
