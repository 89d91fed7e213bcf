/// One value of a document together with its place, and the log that takes what is wrong with it.
///
/// Reading never throws: a reader that meets something wrong reports it and gives nil, and its caller reads on, so that one
/// run finds every problem.
package struct YAMLNode {
    let tree: Tree
    package let file: String
    package let log: YAMLProblemLog

    init(tree: Tree, file: String, log: YAMLProblemLog) {
        self.tree = tree
        self.file = file
        self.log = log
    }

    /// A value that stands elsewhere than in a YAML file, such as in an environment variable; it is read like a plain scalar.
    /// - Parameter source: stands where the file's name stands in problems, such as `environment variable VIVA_LOG_LEVEL`.
    package init(text: String, source: String, log: YAMLProblemLog) {
        let place = Tree.Place(line: 0, column: 0)
        self.init(
            tree: .scalar(Tree.Scalar(text: text, isPlain: true, place: place)), file: source, log: log
        )
    }

    package var position: YAMLPosition {
        YAMLPosition(file: file, line: tree.place.line, column: tree.place.column)
    }

    package func report(_ message: String) {
        log.report(message, at: position)
    }

    /// `~`, `null`, or nothing after the colon.
    package var isNull: Bool {
        guard case .scalar(let scalar) = tree, scalar.isPlain else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.text)
    }

    /// What stands there, for "expected …, found …".
    var found: String {
        switch tree {
        case .scalar(let scalar):
            if isNull { return "nothing" }
            let isLong = scalar.text.count > 40
            let text = isLong ? scalar.text.prefix(40) + "…" : scalar.text
            return scalar.isPlain ? "`\(text)`" : "`\(text)` in quotes"
        case .sequence: return "a list"
        case .mapping: return "a mapping"
        case .refused: return "a value that is not allowed"
        }
    }

    /// Reports that something else was expected; always nil.
    func mismatch<Value>(_ expected: String, hint: String = "") -> Value? {
        if case .refused(let reason, _) = tree {
            report(reason)
        } else {
            report("expected \(expected), found \(found)\(hint)")
        }
        return nil
    }

    func child(_ tree: Tree) -> YAMLNode {
        YAMLNode(tree: tree, file: file, log: log)
    }
}
