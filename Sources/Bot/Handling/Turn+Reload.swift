import Chat

extension Turn {
    /// Has the bank's files read again. That takes a while, and goes on beside everything else.
    mutating func reload(_ asker: Asker) throws {
        guard bot.settings.people.admins.contains(asker.person) else {
            try confide(sentences.reloadIsForAdmins(), to: asker)
            return
        }
        guard let served = bot.served else {
            try confide(sentences.cannotReload(), to: asker)
            return
        }
        // Should this transaction fail, the files are read in vain.
        served.requestReload()
        try confide(sentences.isReloading(in: kind), to: asker)
    }
}
