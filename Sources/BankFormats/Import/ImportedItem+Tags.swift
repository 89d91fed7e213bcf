internal import QuestionEngine

extension ImportedItem {
    /// Takes what a tag says. All other tags may name topics.
    /// - Returns: false if it begins with `viva:` and says nothing that is known.
    mutating func take(tag: String) -> Bool {
        guard tag.hasPrefix(ItemTags.prefix) else {
            hints.append(tag)
            return true
        }
        guard let (name, value) = String(tag.dropFirst(ItemTags.prefix.count)).components(at: "=") else { return false }
        return take(name, value)
    }

    /// - Returns: false if there is no such setting, or it cannot have this value.
    mutating func take(_ name: String, _ value: String) -> Bool {
        func set<Value>(_ path: WritableKeyPath<Self, Value?>, _ new: Value?) -> Bool {
            guard let new else { return false }
            self[keyPath: path] = new
            return true
        }
        switch name {
        case "topic": topics.append(value)
        case "difficulty": return set(\.difficulty, Int(value).flatMap(Difficulty.init))
        case "time": return set(\.seconds, Int(value).flatMap { (5...3_600).contains($0) ? $0 : nil })
        case "rev": return set(\.revision, Int(value).flatMap { $0 >= 1 ? $0 : nil })
        case "semantic_rev": return set(\.semanticRevision, Int(value).flatMap { $0 >= 1 ? $0 : nil })
        case "status": return set(\.status, ContentStatus(rawValue: value))
        case "parent": parent = value
        case "reference": return set(\.reference, Int(value).flatMap { (0...99).contains($0) ? $0 : nil })
        case "license": source = Item.Source(license: value, title: source?.title, author: source?.author)
        case "title", "author":
            guard source != nil else { return false }
            if name == "title" { source?.title = value } else { source?.author = value }
        default: return takeOfBody(name, value)
        }
        return true
    }

    private mutating func takeOfBody(_ name: String, _ value: String) -> Bool {
        switch body {
        case .single(var options, var shuffle):
            guard Self.take(name, value, &options, &shuffle) else { return false }
            body = .single(options: options, shuffle: shuffle)
        case .multi(var options, var shuffle):
            guard Self.take(name, value, &options, &shuffle) else { return false }
            body = .multi(options: options, shuffle: shuffle)
        case .trueFalse, .order, .match: return false
        case .short(var key):
            switch (name, value) {
            case ("case", _): key.isCaseSensitive = value == "true"
            case ("typos", "auto"), ("typos", "none"): key.allowsTypos = value == "auto"
            case ("articles", _): key.ignoresArticles = value == "true"
            default: return false
            }
            body = .short(key)
        case .numeric(var key):
            guard Self.take(name, value, &key) else { return false }
            body = .numeric(key)
        }
        return true
    }

    private static func take(_ name: String, _ value: String, _ options: inout [Item.Option], _ shuffle: inout Bool)
        -> Bool
    {
        switch name {
        case "shuffle":
            guard let new = Bool(value) else { return false }
            shuffle = new
        case "options":
            let ids = value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard ids.count == options.count, Set(ids).count == ids.count else { return false }
            for index in options.indices { options[index].id = ids[index] }
        default: return false
        }
        return true
    }

    private static func take(_ name: String, _ value: String, _ key: inout Item.NumericKey) -> Bool {
        switch name {
        case "relative":
            guard let share = Double(value), share.isFinite, share >= 0 else { return false }
            key.tolerance = .relative(share)
        case "unit":
            key.unit = value
            key.units[value] = 1
        case "unit_factor":
            guard let space = value.lastIndex(of: " "), let factor = Double(value[value.index(after: space)...]),
                factor > 0
            else { return false }
            key.units[String(value[..<space])] = factor
        case "unit_required":
            guard let new = Bool(value) else { return false }
            key.isUnitRequired = new
        default: return false
        }
        return true
    }
}
