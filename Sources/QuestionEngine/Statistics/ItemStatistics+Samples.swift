extension ItemStatistics {
    init(of item: Item, from samples: [ItemSample]) {
        let credits = samples.map(\.credit)
        let compared = samples.compactMap { sample in sample.rest.map { (credit: sample.credit, rest: $0) } }
        self.init(
            item: item.id, semanticRevision: item.semanticRevision, count: samples.count,
            skipped: samples.count(where: \.isSkipped), facility: Sample.mean(credits),
            facilityInterval: Interval.share(Sample.mean(credits), of: credits.count),
            discrimination: compared.count >= Self.least
                ? Discrimination(marks: compared.map(\.credit), rest: compared.map(\.rest)) : nil,
            guessScore: item.guessScore, choices: Self.choices(of: item, samples), suspicions: [])
        suspicions = suspicions(of: item, samples, compared: compared.count)
    }

    private static func choices(of item: Item, _ samples: [ItemSample]) -> [Choice] {
        var counts: [String: Int] = [:]
        for option in samples.compactMap(\.chosen).flatMap(\.self) { counts[option, default: 0] += 1 }
        return item.options.map { Choice(option: $0.id, isCorrect: $0.isCorrect, count: counts[$0.id] ?? 0) }
    }

    private func suspicions(of item: Item, _ samples: [ItemSample], compared: Int) -> [KeySuspicion] {
        var found: [KeySuspicion] = []
        if let index = discrimination?.index, let interval = Interval.correlation(index / 100, of: compared),
            interval.high < 0
        {
            found.append(.discriminatesAgainst(correlation: index / 100, interval))
        }
        if case .single = item.body, let distractor = distractor(of: item, samples) { found.append(distractor) }
        if let interval = facilityInterval, interval.high < guessScore {
            found.append(.worseThanGuessing(facility: facility, guess: guessScore))
        }
        return found
    }

    /// A wrong option that those above the median of the rest chose more often than the key.
    private func distractor(of item: Item, _ samples: [ItemSample]) -> KeySuspicion? {
        let rated = samples.compactMap { sample in
            sample.rest.flatMap { rest in sample.chosen?.first.map { (rest: rest, option: $0) } }
        }
        let ordered = rated.map(\.rest).sorted()
        guard let key = item.options.first(where: \.isCorrect)?.id, !ordered.isEmpty else { return nil }
        let median = ordered[ordered.count / 2]
        let better = rated.filter { $0.rest >= median }.map(\.option)
        let right = better.count { $0 == key }
        let wrong = item.options.filter { !$0.isCorrect }.map { option in
            (id: option.id, count: better.count { $0 == option.id })
        }
        guard let most = wrong.max(by: { $0.count < $1.count }),
            let interval = Interval.difference(most.count, right, of: better.count), interval.low > 0
        else { return nil }
        return .distractorAheadOfKey(option: most.id, chosen: most.count, key: right, of: better.count)
    }
}

extension Item {
    /// Empty for items without options.
    fileprivate var options: [Option] {
        switch body {
        case .single(let options, _), .multi(let options, _): options
        case .trueFalse, .short, .numeric, .order, .match: []
        }
    }
}
