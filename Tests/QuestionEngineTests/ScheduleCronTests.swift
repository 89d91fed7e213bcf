import QuestionEngine
import Testing

@Suite struct ScheduleCronTests {
    @Test(arguments: [
        ("30 9 * * *", "09:30", "FREQ=DAILY"), ("0 0 * * 1-5", "00:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("5 17 * * mon,wed,FRI", "17:05", "FREQ=WEEKLY;BYDAY=MO,WE,FR"), ("0 9 * * 0", "09:00", "FREQ=WEEKLY;BYDAY=SU"),
        ("0 9 * * 7", "09:00", "FREQ=WEEKLY;BYDAY=SU"), ("0 9 * * 5-7", "09:00", "FREQ=WEEKLY;BYDAY=FR,SA,SU"),
        ("0 9 * * */2", "09:00", "FREQ=WEEKLY;BYDAY=TU,TH,SA,SU"), ("0 9 * * 0-6", "09:00", "FREQ=DAILY"),
        ("0 9 * * mon-sun", "09:00", "FREQ=DAILY"),
        ("0 9 1,15 * *", "09:00", "FREQ=MONTHLY;BYMONTHDAY=1,15"),
        ("0 9 1-7/3 * *", "09:00", "FREQ=MONTHLY;BYMONTHDAY=1,4,7"),
        ("0 9 20/5 * *", "09:00", "FREQ=MONTHLY;BYMONTHDAY=20,25,30"), ("0 9 * 1-12 *", "09:00", "FREQ=DAILY"),
        ("0 9 * * 1#1,5#3", "09:00", "FREQ=MONTHLY;BYDAY=1MO,3FR"), ("  0\t9 * * *  ", "09:00", "FREQ=DAILY"),
        ("@daily", "00:00", "FREQ=DAILY"), ("@weekly", "00:00", "FREQ=WEEKLY;BYDAY=SU"),
        ("@monthly", "00:00", "FREQ=MONTHLY;BYMONTHDAY=1"),
    ])
    func linesOfOnceADayBecomeTimeAndRule(line: String, time: String, rule: String) throws {
        let cron = try CronExpression(line)
        #expect(cron.time.description == time)
        #expect(cron.recurrence.rrule == rule)
    }

    @Test(arguments: [
        ("", CronError.fieldCount(0)), ("0 9 * *", .fieldCount(4)), ("0 0 9 * * *", .fieldCount(6)),
        ("60 9 * * *", .badField(.minute, "60")), ("0 24 * * *", .badField(.hour, "24")),
        ("0 9 0 * *", .badField(.dayOfMonth, "0")), ("0 9 * 13 *", .badField(.month, "13")),
        ("0 9 * * 8", .badField(.dayOfWeek, "8")), ("0 9 * * tue-mon", .badField(.dayOfWeek, "tue-mon")),
        ("0 9 * * 1#6", .badField(.dayOfWeek, "1#6")), ("0 9 * * 1,", .badField(.dayOfWeek, "")),
        ("0 9 */0 * *", .badField(.dayOfMonth, "*/0")), ("0 9 5-1 * *", .badField(.dayOfMonth, "5-1")),
        ("a 9 * * *", .badField(.minute, "a")), ("-5 9 * * *", .badField(.minute, "-5")),
        ("0 9 1-2-3 * *", .badField(.dayOfMonth, "1-2-3")), ("0 9 7/1/1 * *", .badField(.dayOfMonth, "7/1/1")),
        ("* 9 * * *", .unsupported("*", .severalTimes)), ("0 9,17 * * *", .unsupported("9,17", .severalTimes)),
        ("0 */6 * * *", .unsupported("*/6", .severalTimes)), ("0 9 * 1,7 *", .unsupported("1,7", .months)),
        ("0 9 1 * 1", .unsupported("1 … 1", .eitherDay)), ("@hourly", .unsupported("@hourly", .macro)),
        ("@reboot", .unsupported("@reboot", .macro)),
    ])
    func otherLinesAreRefusedWithTheReason(line: String, error: CronError) {
        #expect(throws: error) { try CronExpression(line) }
        #expect(!error.description.isEmpty)
    }

    @Test func sevenWithAStepIsSundayAlone() throws {
        #expect(try CronExpression("0 9 * * 7/2").recurrence.rrule == "FREQ=WEEKLY;BYDAY=SU")
    }
}
