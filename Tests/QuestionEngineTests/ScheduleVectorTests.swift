import Foundation
import QuestionEngine
import Testing

@Suite(.enabled(if: Vectors.areAvailable, "VIVA_ORACLES names no folder"))
struct ScheduleVectorTests {
    let vectors: TimeVectors

    init() throws { vectors = try .load() }

    @Test func offsetsChangeWhereTheDatabaseSaysSo() throws {
        #expect(vectors.transitions.count >= 100)
        for transition in vectors.transitions {
            let zone = try #require(TimeZone(identifier: transition.zone))
            let at = try instant(transition.at)
            #expect(zone.secondsFromGMT(for: at.addingTimeInterval(-1)) == transition.before_s, "\(transition)")
            #expect(zone.secondsFromGMT(for: at) == transition.after_s, "\(transition)")
        }
    }

    @Test func wallTimesBecomeTheInstantsOfTheOracle() throws {
        #expect(vectors.wall_to_utc.count >= 800)
        for vector in vectors.wall_to_utc {
            let zone = try #require(TimeZone(identifier: vector.zone))
            let (date, time) = try wallTime(vector.local)
            let found = zone.instant(of: date, at: time)
            #expect(found.instant == (try instant(vector.utc)), "\(vector)")
            let kind: WallTimeShift = vector.kind == "gap" ? .gap : vector.kind == "fold" ? .fold : .none
            #expect(found.shift == kind, "\(vector)")
        }
    }

    /// A prompt at each of these times fires at the oracle's instant; a date that the zone never had is passed over.
    @Test func schedulesFireAtTheInstantsOfTheOracle() throws {
        for vector in vectors.wall_to_utc {
            let zone = try #require(TimeZone(identifier: vector.zone))
            let (date, time) = try wallTime(vector.local)
            let schedule = Schedule(
                zone: vector.zone, time: time, recurrence: Recurrence(frequency: .daily),
                startsOn: date.adding(days: -9))
            let expected = try instant(vector.utc)
            let next = try #require(schedule.next(after: expected.addingTimeInterval(-1)), "\(vector)")
            if vector.zone == "Pacific/Apia", date == LocalDate(year: 2011, month: 12, day: 30) {
                #expect(!zone.has(date))
                #expect(next.localDate == date.adding(days: 1), "\(vector)")
            } else {
                #expect(next.instant == expected && next.localDate == date, "\(vector)")
            }
        }
    }

    @Test func rulesExpandAsTheOracleDoes() throws {
        var expanded = 0
        for vector in vectors.rrule {
            let (start, time) = try wallTime(String(vector.dtstart_local.prefix(16)))
            let recurrence: Recurrence
            do {
                recurrence = try Recurrence(rrule: vector.rrule)
            } catch {
                let outside = ["YEARLY", "BYMONTH=", "BYHOUR", "BYWEEKNO"].contains { vector.rrule.contains($0) }
                #expect(outside, "\(vector): \(error)")
                continue
            }
            expanded += 1
            let schedule = Schedule(zone: vector.zone, time: time, recurrence: recurrence, startsOn: start)
            let occurrences = schedule.preview(vector.local.count + 1, after: .distantPast)
            #expect(occurrences.map { "\($0.localDate)T\(time):00" } == vector.local, "\(vector)")
            #expect(occurrences.map(\.instant) == (try vector.utc.map(instant)), "\(vector)")
        }
        #expect(expanded >= 10)
    }

    /// cronsim stands for Debian's cron. Its calendar is ours; its rule for gaps is not: it runs a job whose time is left out
    /// at the end of the gap, we run it by the offset before the gap.
    @Test func cronLinesFireAsTheOracleDoesButInGaps() throws {
        var read = 0
        var gaps = 0
        for vector in vectors.cron {
            let cron: CronExpression
            do {
                cron = try CronExpression(vector.cron)
            } catch {
                guard case .unsupported = error else {
                    Issue.record("\(vector): \(error)")
                    continue
                }
                #expect(vector.cron.hasPrefix("*/15") || vector.cron == "0 9 1 * 1", "\(vector)")
                continue
            }
            read += 1
            let zone = try #require(TimeZone(identifier: vector.zone))
            let (date, time) = try wallTime(String(vector.start.prefix(16)))
            let schedule = Schedule(zone: vector.zone, time: cron.time, recurrence: cron.recurrence, startsOn: date)
            let found = schedule.preview(vector.next_utc.count, after: zone.instant(of: date, at: time).instant)
            for (occurrence, utc) in zip(found, try vector.next_utc.map(instant)) where occurrence.instant != utc {
                #expect(occurrence.shift == .gap, "\(vector): \(occurrence)")
                #expect(zone.secondsFromGMT(for: utc) != zone.secondsFromGMT(for: utc.addingTimeInterval(-1)))
                #expect(occurrence.instant > utc && LocalDate(of: utc, in: zone) == occurrence.localDate)
                gaps += 1
            }
            #expect(found.count == vector.next_utc.count)
        }
        #expect(read >= 8 && gaps >= 1)
    }
}
