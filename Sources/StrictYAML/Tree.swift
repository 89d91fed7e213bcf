/// A document as a list of what stands in it, each value followed by those in it: a bank of ten thousand questions has some
/// millions, too many for a box each.
final class Tree {
    struct Node {
        var kind: Kind
        var place: Place
        /// Behind the last value in this one.
        var end: Int32
        /// Of a scalar; of something refused: what to do about it.
        var text: String
    }

    enum Kind {
        /// Not quoted, not a block: only such a scalar can be a number, a truth value, or nothing at all.
        case plainScalar
        case scalar
        case sequence
        case mapping
        /// Something that a strict file may not hold.
        case refused
        /// A key that stands again later, with its value.
        case superseded
    }

    /// From 1.
    struct Place {
        var line: Int32
        var column: Int32
    }

    let file: String
    let log: YAMLProblemLog
    let nodes: [Node]

    init(_ nodes: [Node], file: String, log: YAMLProblemLog) {
        (self.nodes, self.file, self.log) = (nodes, file, log)
    }

    /// The values directly in a list, or the keys and values of a mapping in turn.
    func children(of parent: Int) -> Children {
        Children(tree: self, position: parent + 1, end: Int(nodes[parent].end))
    }

    struct Children: Sequence, IteratorProtocol {
        private let tree: Tree
        private var position: Int
        private let end: Int

        init(tree: Tree, position: Int, end: Int) {
            (self.tree, self.position, self.end) = (tree, position, end)
        }

        mutating func next() -> Int? {
            guard position < end else { return nil }
            defer { position = Int(tree.nodes[position].end) }
            return position
        }
    }
}
