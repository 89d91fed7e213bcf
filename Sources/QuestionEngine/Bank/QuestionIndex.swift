/// What decides whether a question passes a filter, as sets of bits over the places of the questions in the bank. So a draw
/// needs to look at no question, however many there are.
///
/// One bit per question for each topic, level, kind and audience; 12 bytes per question beside them.
final class QuestionIndex: Sendable {
    let count: Int
    /// Active questions by whom they suit.
    let audiences: [Question.Audience: BitSet]
    let levels: [Level: BitSet]
    let kinds: [Question.Kind: BitSet]
    /// Groups too: what their topics have.
    let topics: [TopicID: BitSet]
    /// FNV-1a of each question's id.
    let hashes: [UInt64]
    /// Place of each slot's question, or -1; empty if slots are so far apart that this would be large, or not distinct.
    let places: [Int32]
    /// Places of near duplicates, and what they are like.
    let duplicates: BitSet
    let originals: [Int: QuestionID]
    /// What a question is like, and what is like it.
    let kin: [QuestionID: Set<QuestionID>]

    /// A table of slots may have so many entries for each question.
    private static let widestSlots = 64

    init(questions: some Collection<Question>, topics: some Sequence<Topic>) {
        count = questions.count
        let empty = BitSet(count: count)
        var audiences: [Question.Audience: BitSet] = [:]
        var levels: [Level: BitSet] = [:]
        var kinds: [Question.Kind: BitSet] = [:]
        var byTopic: [TopicID: BitSet] = [:]
        var hashes: [UInt64] = []
        hashes.reserveCapacity(questions.count)
        var originals: [Int: QuestionID] = [:]
        var kin: [QuestionID: Set<QuestionID>] = [:]
        let slotLimit = (questions.lazy.map(\.slot).max() ?? -1) + 1
        var places: [Int32] = []
        if slotLimit <= max(4_096, questions.count * Self.widestSlots) {
            places = Array(repeating: -1, count: slotLimit)
        }
        var duplicates = empty
        var taken = BitSet(count: places.count)
        for (place, question) in questions.enumerated() {
            hashes.append(fnv1a64(question.id.rawValue))
            if !places.isEmpty, question.slot >= 0, !taken.contains(question.slot) {
                places[question.slot] = Int32(place)
                taken.insert(question.slot)
            } else {
                places = []
            }
            if let original = question.nearDuplicateOf {
                duplicates.insert(place)
                originals[place] = original
                kin[original, default: []].insert(question.id)
                kin[question.id, default: []].insert(original)
            }
            guard question.status == .active else { continue }
            for audience in question.audiences { audiences[audience, default: empty].insert(place) }
            for level in question.levels { levels[level, default: empty].insert(place) }
            kinds[question.kind, default: empty].insert(place)
            for topic in question.topics { byTopic[topic, default: empty].insert(place) }
        }
        let ownByTopic = byTopic
        for (group, members) in Dictionary(grouping: topics.filter { $0.parent != nil }, by: \.parent) {
            guard let group else { continue }
            byTopic[group] = members.compactMap { ownByTopic[$0.id] }.reduce(empty) { $0.union($1) }.counted()
        }
        (self.audiences, self.levels, self.kinds, self.topics) = (audiences, levels, kinds, byTopic)
        (self.hashes, self.places, self.originals, self.kin) = (hashes, places, originals, kin)
        self.duplicates = duplicates
    }
}
