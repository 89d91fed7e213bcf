/// One value of a document together with its place, and the log that takes what is wrong with it.
///
/// Reading never throws: a reader that meets something wrong reports it and gives nil, and its caller reads on, so that one
/// run finds every problem.
package struct YAMLNode {
    let tree: Tree
    let index: Int

    init(tree: Tree, index: Int) {
        self.tree = tree
        self.index = index
    }

    package var file: String { tree.file }
    package var log: YAMLProblemLog { tree.log }

    /// A value that stands elsewhere than in a YAML file, such as in an environment variable; it is read like a plain scalar.
    /// - Parameter source: stands where the file's name stands in problems, such as `environment variable VIVA_LOG_LEVEL`.
    package init(text: String, source: String, log: YAMLProblemLog) {
        let scalar = Tree.Node(kind: .plainScalar, place: Tree.Place(line: 0, column: 0), end: 1, text: text)
        self.init(tree: Tree([scalar], file: source, log: log), index: 0)
    }

    var kind: Tree.Kind { tree.nodes[index].kind }
    /// Of a scalar.
    var written: String { tree.nodes[index].text }

    package var position: YAMLPosition {
        let place = tree.nodes[index].place
        return YAMLPosition(file: file, line: Int(place.line), column: Int(place.column))
    }

    package func report(_ message: String) {
        log.report(message, at: position)
    }

    /// `~`, `null`, or nothing after the colon.
    package var isNull: Bool {
        guard kind == .plainScalar else { return false }
        let text = written
        return text.utf8.count <= 4 && ["", "~", "null", "Null", "NULL"].contains(text)
    }

    /// What stands there, for "expected …, found …".
    var found: String {
        switch kind {
        case .plainScalar, .scalar:
            if isNull { return "nothing" }
            let isLong = written.count > 40
            let text = isLong ? written.prefix(40) + "…" : written
            return kind == .plainScalar ? "`\(text)`" : "`\(text)` in quotes"
        case .sequence: return "a list"
        case .mapping: return "a mapping"
        case .refused, .superseded: return "a value that is not allowed"
        }
    }

    /// Reports that something else was expected; always nil.
    func mismatch<Value>(_ expected: String, hint: String = "") -> Value? {
        if kind == .refused {
            report(written)
        } else {
            report("expected \(expected), found \(found)\(hint)")
        }
        return nil
    }

    func child(_ index: Int) -> YAMLNode { YAMLNode(tree: tree, index: index) }

    package var isScalar: Bool { kind == .plainScalar || kind == .scalar }
}
