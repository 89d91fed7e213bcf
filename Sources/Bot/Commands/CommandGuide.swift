/// How each command is used: the source of `help`. A test holds every example against the parser.
struct CommandGuide: Sendable {
    struct Example: Sendable {
        var example: String
        var meaning: String
    }

    var name: CommandName
    var usage: String
    var summary: String
    var details: [Example]

    static func guide(to name: CommandName) -> CommandGuide {
        switch name {
        case .question:
            CommandGuide(
                name: name, usage: "question [topic] [level]", summary: "asks an interview question, new ones first",
                details: [
                    Example(example: "question", meaning: "any question"),
                    Example(example: "question caching senior", meaning: "by topic and level: junior, mid or senior"),
                    Example(example: "question design", meaning: "by kind: experience, concept, design or process"),
                    Example(example: "question be-0009", meaning: "that very question"),
                    Example(example: "a question about databases please", meaning: "works as well"),
                ])
        case .hint:
            CommandGuide(
                name: name, usage: "hint", summary: "helps a little with the question asked last",
                details: [Example(example: "hint", meaning: "the next hint; in a thread, for that thread's question")])
        case .answer:
            CommandGuide(
                name: name, usage: "answer", summary: "shows the model answer",
                details: [Example(example: "answer", meaning: "with the points a good answer makes")])
        case .rubric:
            CommandGuide(
                name: name, usage: "rubric", summary: "shows how to judge an answer",
                details: [Example(example: "rubric", meaning: "four levels, what the question probes, red flags")])
        case .followUp:
            CommandGuide(
                name: name, usage: "follow-up", summary: "digs deeper into the question asked last",
                details: [Example(example: "follow-up", meaning: "the next follow-up question")])
        case .attempt:
            CommandGuide(
                name: name, usage: "try your answer", summary: "reads your answer to the question asked last",
                details: [
                    Example(
                        example: "try I would measure first, then look for the slowest query",
                        meaning: "tells which points I find in it; no grade, and nobody else sees it"),
                    Example(example: "my answer: a cache with a short expiry", meaning: "works as well"),
                ])
        case .mentioned:
            CommandGuide(
                name: name, usage: "mentioned [where]", summary: "puts your answer before an editor",
                details: [
                    Example(example: "mentioned", meaning: "if your answer makes a point that I did not see"),
                    Example(example: "mentioned in my second sentence", meaning: "with a word on it"),
                ])
        case .suggest:
            CommandGuide(
                name: name, usage: "suggest your question", summary: "proposes a question or quiz item",
                details: [
                    Example(
                        example: "suggest How do you test code that depends on the time?",
                        meaning: "goes to the editors; I tell you what comes of it")
                ])
        case .report:
            CommandGuide(
                name: name, usage: "report what is wrong", summary: "tells the editors that something is wrong",
                details: [
                    Example(example: "report option b is right as well", meaning: "about what I asked last"),
                    Example(example: "report be-0009 the second link is dead", meaning: "about that one"),
                ])
        case .reviews:
            CommandGuide(
                name: name, usage: "reviews", summary: "lists for admins what waits for an editor",
                details: [
                    Example(example: "reviews", meaning: "oldest first"),
                    Example(example: "review 3", meaning: "the whole case"),
                    Example(example: "review 3 accept", meaning: "takes it up"),
                    Example(example: "review 3 done", meaning: "it is in the bank, or mended"),
                    Example(
                        example: "review 3 reject we have that one", meaning: "with a reason, which the person gets"),
                ])
        case .topics:
            CommandGuide(
                name: name, usage: "topics", summary: "lists the topics",
                details: [Example(example: "topics", meaning: "with how many questions and quiz items each has")])
        case .search:
            CommandGuide(
                name: name, usage: "search words", summary: "finds questions by their words",
                details: [Example(example: "search idempotent retries", meaning: "the best matches first")])
        case .daily:
            CommandGuide(
                name: name, usage: "daily on weekdays 09:30 Europe/Vilnius",
                summary: "prompts this conversation on a schedule",
                details: [
                    Example(example: "daily", meaning: "lists the schedules here"),
                    Example(
                        example: "daily on weekdays 09:30 Europe/Vilnius topics caching,databases level mid",
                        meaning: "every working day, from these topics"),
                    Example(
                        example: "daily on mon,wed 10:00 America/New_York reveal after 4h",
                        meaning: "with the answer in the thread 4 hours later"),
                    Example(
                        example: "daily every other tuesday 14:00 Europe/Berlin except 2026-12-22",
                        meaning: "with dates left out"),
                    Example(example: "daily new", meaning: "opens a form for all this, where there are forms"),
                    Example(
                        example: "daily edit 1 weekdays 10:00 Europe/Vilnius level senior",
                        meaning: "puts that in the place of the first; its queue stays"),
                    Example(example: "daily preview 10", meaning: "the next ten prompts"),
                    Example(example: "daily skip", meaning: "leaves the next one out; with a date, that one"),
                    Example(example: "daily now", meaning: "brings today's prompt forward"),
                    Example(example: "daily pause", meaning: "until `daily resume`; with a number, that schedule"),
                    Example(example: "daily queue be-0009 for 2026-12-01", meaning: "picks a day's question by hand"),
                    Example(example: "daily off", meaning: "ends it"),
                ])
        case .quiz:
            CommandGuide(
                name: name, usage: "quiz [topic] [number]", summary: "practises by topic, best in a direct message",
                details: [
                    Example(example: "quiz databases 5", meaning: "five items on databases"),
                    Example(example: "quiz databases adaptive", meaning: "items that suit your level, one by one"),
                    Example(example: "quiz resume", meaning: "shows the open item again"),
                    Example(example: "quiz skip", meaning: "goes on without an answer; `skip` does too"),
                    Example(example: "quiz stop", meaning: "ends it and keeps the score; `stop` does too"),
                    Example(example: "quiz history", meaning: "your last quizzes"),
                ])
        case .why:
            CommandGuide(
                name: name, usage: "why", summary: "tells the rule that decided about your last answer",
                details: [Example(example: "why", meaning: "which listed answer, tolerance or sum it was")])
        case .appeal:
            CommandGuide(
                name: name, usage: "appeal [your reason]", summary: "puts your last answer before an editor",
                details: [
                    Example(
                        example: "appeal eviction by age is LRU too", meaning: "with your answer; you hear the decision"
                    ),
                    Example(example: "appeal accept 3 it is a common name", meaning: "admins: such answers count"),
                    Example(example: "appeal reject 3 that is MRU", meaning: "admins: the key stands"),
                ])
        case .appeals:
            CommandGuide(
                name: name, usage: "appeals", summary: "lists for admins what waits for a decision",
                details: [
                    Example(example: "appeals", meaning: "oldest first"),
                    Example(example: "appeals 3", meaning: "the whole case, with the key"),
                ])
        case .practice:
            CommandGuide(
                name: name, usage: "practice [topic] [number]",
                summary: "brings back what you are about to forget, and new items",
                details: [
                    Example(example: "practice", meaning: "what is due, and as many new items"),
                    Example(example: "practice caching 5", meaning: "five items on caching"),
                    Example(example: "practice status", meaning: "what comes back when, and how you practise"),
                    Example(example: "practice easy", meaning: "the last item comes later; `practice hard`: sooner"),
                    Example(example: "practice retention 90", meaning: "how sure you want to be, in per cent"),
                    Example(example: "practice budget 15", meaning: "items a day"),
                    Example(
                        example: "practice remind 9:00 Europe/Vilnius",
                        meaning: "a message a day if something is due; `practice remind off` ends it"),
                    Example(
                        example: "practice quiet 22:00-07:00 Europe/Vilnius", meaning: "no reminder in these hours"),
                    Example(example: "practice zone Europe/Vilnius", meaning: "where your days begin and end"),
                ])
        case .score:
            CommandGuide(
                name: name, usage: "score", summary: "shows your quiz results by topic",
                details: [Example(example: "score", meaning: "weakest topics first")])
        case .leaderboard:
            CommandGuide(
                name: name, usage: "leaderboard", summary: "ranks those in this channel who want to be ranked",
                details: [
                    Example(example: "leaderboard", meaning: "by points this week"),
                    Example(example: "leaderboard all time", meaning: "by all points"),
                    Example(example: "leaderboard share", meaning: "by the share of points won; with `all time` too"),
                    Example(example: "leaderboard join", meaning: "puts you on it, in this channel only"),
                    Example(example: "leaderboard leave", meaning: "takes you off it"),
                ])
        case .export:
            CommandGuide(
                name: name, usage: "export me", summary: "sends you everything I have stored about you",
                details: [Example(example: "export me", meaning: "as JSON, in a direct message")])
        case .forget:
            CommandGuide(
                name: name, usage: "forget me", summary: "deletes what I have stored about you",
                details: [
                    Example(example: "forget me", meaning: "shows what that is and asks to confirm"),
                    Example(example: "forget me for good", meaning: "does it; it cannot be undone"),
                ])
        case .help:
            CommandGuide(
                name: name, usage: "help [command]", summary: "shows this, or more about one command",
                details: [Example(example: "help quiz", meaning: "everything about quizzes")])
        case .status:
            CommandGuide(
                name: name, usage: "status", summary: "tells how I am",
                details: [
                    Example(
                        example: "status",
                        meaning: "uptime, bank and schedules here; for admins what is wrong with the bank")
                ])
        case .reload:
            CommandGuide(
                name: name, usage: "reload", summary: "has an admin's changes to the bank's files read",
                details: [Example(example: "reload", meaning: "`status` tells what came of it")])
        }
    }

    static var all: [CommandGuide] { CommandName.allCases.map(guide(to:)) }
}
