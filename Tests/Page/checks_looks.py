"""How it looks and whether everyone can use it: light and dark, contrast, narrow screens, the keyboard, screen readers.

These run last, in a workspace that the check before has made fresh again; they share the conversation of `story`."""

import story
from checks import check, expect, same
from workspace_client import ALICE, BOB, HIRING, RANDOM, TEAM

CONTRAST = """(() => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const rgba = (colour) => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
        return [r, g, b, a / 255];
    };
    const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
    const ground = (element) => {
        const layers = [];
        for (let e = element; e; e = e.parentElement) layers.push(rgba(getComputedStyle(e).backgroundColor));
        return layers.reverse().reduce((below, layer) => over(layer, below), rgba("Canvas"));
    };
    const light = (colour) => {
        const [r, g, b] = colour.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const found = new Map();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const look = (element, colour) => {
        if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || element.closest(".spoken, :disabled, noscript, [inert]")) return;
        const style = getComputedStyle(element);
        const below = ground(element);
        const [one, other] = [light(over(rgba(colour ?? style.color), below)), light(below)];
        const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        const size = parseFloat(style.fontSize);
        const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
        if (ratio < (large ? 3 : 4.5)) found.set(element.tagName + "." + element.className + " “" + element.textContent.trim().slice(0, 20) + "”", ratio.toFixed(2));
    };
    while (walker.nextNode()) if (walker.currentNode.data.trim() && !/^\\p{Emoji}+$/u.test(walker.currentNode.data.trim())) look(walker.currentNode.parentElement);
    for (const box of document.querySelectorAll("textarea, input:not([type=checkbox])")) look(box, getComputedStyle(box, "::placeholder").color);
    return [...found].map(([what, ratio]) => what + " " + ratio);
})()"""

NAMELESS = """[...document.querySelectorAll("a, button, input, textarea, img, dialog, [role=dialog], [role=listbox], [role=menu], nav, main, aside, [role=log]")]
    .filter((e) => e.checkVisibility() && !e.matches("main"))
    .filter((e) => !(e.ariaLabel || e.alt || e.textContent.trim() || e.labels?.length || e.title)).map((e) => e.outerHTML.slice(0, 120))"""

question = None


def story_ts(run):
    """Tells the story once; gives its question."""
    global question
    if question is None:
        run.workspace.control("reset")
        # Read marks may lie in the future: a check has moved the workspace's clock.
        run.page.js("localStorage.clear()")
        question = story.tell(run.workspace)
    return question


def visit(run, **place):
    """A place in the story, once the pictures and faces in it are there."""
    ts = story_ts(run)
    run.open(ALICE, TEAM, thread=ts if place.get("thread") else None)
    run.wait_row("You have answered on 4 days")
    run.page.until("!document.body.matches(':has(.sought)')", "the end of animations")


@check("looks finished in the light and in the dark, by the system or by the person's choice")
def themes(run):
    run.page.media(prefers_color_scheme="light")
    run.page.js("localStorage.removeItem('viva.theme')")
    visit(run)
    ground = "getComputedStyle(document.body).backgroundColor"
    same(run.page.js(ground), "rgb(255, 255, 255)", "the ground in the light")
    run.picture("light")
    run.page.media(prefers_color_scheme="dark")
    run.page.until(f"{ground} === 'rgb(22, 25, 27)'", "the dark of the system")
    run.picture("dark")
    run.page.click("#theme")
    run.page.until(f"{ground} === 'rgb(255, 255, 255)' && localStorage.getItem('viva.theme') === '\"light\"'", "light by choice")
    visit(run)
    same(run.page.js(ground), "rgb(255, 255, 255)", "the choice after a reload")
    run.page.media(prefers_color_scheme="light")
    run.page.click("#theme")
    run.page.until(f"{ground} === 'rgb(22, 25, 27)'", "dark by choice")
    run.page.click("#theme")
    run.page.until(f"{ground} === 'rgb(255, 255, 255)'", "as the system again")


@check("shows a thread beside its channel")
def thread_beside(run):
    visit(run, thread=True)
    run.wait_row("serve stale", "#thread")
    boxes = run.page.js("['main', 'thread'].map((id) => document.getElementById(id).getBoundingClientRect()).map((b) => [b.left, b.right])")
    expect(boxes[0][1] <= boxes[1][0] + 1 and boxes[0][1] - boxes[0][0] > 400, f"the panes {boxes}")
    run.picture("thread")
    run.page.media(prefers_color_scheme="dark")
    run.picture("thread-dark")
    run.page.media(prefers_color_scheme="light")


@check("has enough contrast everywhere, light and dark (WCAG AA)")
def contrast(run):
    for scheme in ("light", "dark"):
        run.page.media(prefers_color_scheme=scheme)
        visit(run, thread=True)
        same(run.page.js(CONTRAST), [], f"too little contrast, {scheme}")
        run.page.click("#you")
        run.page.hover("[role=menuitemradio]", "carol")
        same(run.page.js(CONTRAST), [], f"too little contrast in the menu, {scheme}")
        run.picture(f"menu-{scheme}")
        run.page.press("Escape")
        for keys, name in (("Control+k", "switcher"), ("Control+/", "shortcuts")):
            run.page.press(keys)
            run.page.until("document.querySelector('dialog')", f"the {name}")
            same(run.page.js(CONTRAST), [], f"too little contrast in the {name}, {scheme}")
            run.picture(f"{name}-{scheme}")
            run.page.press("Escape")
            run.page.until("!document.querySelector('dialog')", "no dialog")
        run.page.click("#members")
        same(run.page.js(CONTRAST), [], f"too little contrast among the members, {scheme}")
        run.picture(f"members-{scheme}")
        run.page.press("Escape")
        run.page.click(*run.item("viva"))
        run.wait_row("Question 1 of 5")
        same(run.page.js(CONTRAST), [], f"too little contrast in the direct message, {scheme}")
        run.picture(f"direct-{scheme}")
    run.page.media(prefers_color_scheme="light")


@check("gives everything a name for screen readers")
def names(run):
    visit(run, thread=True)
    same(run.page.js(NAMELESS), [], "without a name")
    same(run.page.js("document.querySelector('#main .log').getAttribute('role')"), "log", "the messages' role")
    same(run.page.js("document.querySelector('#main .message').getAttribute('role')"), "article", "a message's role")
    expect("viva, today at" in run.page.js(f"{run.row('A cache entry')}.ariaLabel"), "a message without author and time")
    same(run.page.js("document.querySelector('#sidebar [aria-current]').textContent"), "team, channel", "the current channel")
    run.page.press("Control+k")
    run.page.until("document.querySelector('dialog')", "the switcher")
    same(run.page.js(NAMELESS), [], "without a name in the switcher")
    run.page.press("Escape")


@check("goes anywhere by Ctrl+K")
def switches(run):
    visit(run)
    run.page.press("Control+k")
    run.page.until("document.activeElement.matches('dialog input')", "the switcher")
    run.page.type("hir")
    run.page.until("document.querySelector('dialog [aria-selected=true]').textContent.includes('hiring')", "#hiring on top")
    run.page.press("Enter")
    run.page.until("document.querySelector('#main-header .name').textContent === 'hiring'", "#hiring")
    run.page.until("document.activeElement.matches('#main textarea')", "the focus in the box")
    run.page.press("Control+k")
    run.page.until("document.activeElement.matches('dialog input')", "the switcher")
    run.page.press("ArrowDown")
    run.page.press("Escape")
    run.page.until("!document.querySelector('dialog')", "no dialog")
    same(run.page.text("#main-header .name"), "hiring", "the place after Esc")


@check("works by keyboard alone: parts, messages, conversations, with the focus always to be seen")
def keyboard(run):
    visit(run)
    seen = "(() => { const s = getComputedStyle(document.activeElement); const c = getComputedStyle(document.activeElement.closest('.composer') ?? document.activeElement); return s.outlineStyle !== 'none' || c.boxShadow !== 'none'; })()"
    for part in ("#sidebar", "#main .log", "#main .writing"):
        run.page.press("F6")
        run.page.until(f"document.querySelector('{part}').contains(document.activeElement)", f"the focus in {part}")
        same(run.page.js(seen), True, f"whether the focus is to be seen in {part}")
    run.page.press("Shift+F6")
    run.page.until("document.activeElement.matches('#main .message')", "the focus on a message")
    last = run.page.js("document.activeElement.dataset.ts")
    for _ in range(3):
        run.page.press("ArrowUp")
    expect(run.page.js("document.activeElement.dataset.ts") < last, "Up does not go up")
    run.page.js(f"{run.row('A cache entry')}.focus()")
    run.page.press("Enter")
    run.wait_row("serve stale", "#thread")
    run.page.until("document.activeElement.matches('#thread textarea')", "the focus in the thread")
    run.page.press("Escape")
    run.page.until("document.querySelector('#thread').hidden", "a closed thread")
    run.page.press("Alt+ArrowUp")
    run.page.until("document.querySelector('#main-header .name').textContent === 'random'", "the conversation above")
    run.page.press("Alt+ArrowDown")
    run.page.until("document.querySelector('#main-header .name').textContent === 'team'", "the conversation below")
    stops = []
    run.page.js("document.activeElement.blur()")
    for _ in range(14):
        run.page.press("Tab")
        stops.append(run.page.js("document.activeElement.id || document.activeElement.className || document.activeElement.tagName"))
        same(run.page.js(f"document.activeElement === document.body || {seen}"), True, f"whether the focus is to be seen on {stops[-1]}")
    wanted = ["go", "theme", "you", "item", "members"]
    order = [stop.split(" ")[0] for stop in stops]
    same([stop for stop in order if stop in wanted][:5], wanted, "the order of the focus")


@check("moves nothing for those who want that")
def calm(run):
    run.page.media(prefers_reduced_motion="reduce")
    ts = story_ts(run)
    run.open(ALICE, TEAM, message=ts)
    run.page.until("document.querySelector('.sought') === null", "no lasting animation")
    slow = run.page.js("[...document.querySelectorAll('*')].filter((e) => { const s = getComputedStyle(e); return Math.max(parseFloat(s.animationDuration), parseFloat(s.transitionDuration)) > 0.01; }).length")
    same(slow, 0, "elements that move")
    run.page.media(prefers_color_scheme="light")


@check("is whole on a narrow screen: a drawer for conversations, a full view for threads")
def narrow(run):
    run.page.size(390, 780, touch=True, scale=2)
    try:
        visit(run)
        same(run.page.js("document.documentElement.scrollWidth"), 390, "the width of it all")
        same(run.page.js("document.querySelector('#sidebar a').checkVisibility({ visibilityProperty: true })"), False, "whether the drawer is open")
        run.picture("narrow")
        run.page.click("#drawer")
        run.page.until("document.querySelector('#sidebar').getBoundingClientRect().left === 0", "the drawer")
        run.page.until("document.querySelector('#sidebar').contains(document.activeElement) && document.querySelector('#main').inert", "the focus in the drawer")
        run.picture("narrow-drawer")
        run.page.press("Escape")
        run.page.until("!document.body.classList.contains('has-drawer') && document.activeElement.id === 'drawer'", "a closed drawer")
        run.page.click("#drawer")
        run.page.click(*run.item("random"))
        run.page.until("document.querySelector('#main-header .name').textContent === 'random' && !document.body.classList.contains('has-drawer')", "#random, the drawer closed")
        visit(run)
        run.page.click(f"#main .message[data-ts='{story_ts(run)}'] .thread-summary")
        run.wait_row("serve stale", "#thread")
        same(run.page.js("document.querySelector('#thread').getBoundingClientRect().width"), 390, "the thread's width")
        run.picture("narrow-thread")
        run.page.media(prefers_color_scheme="dark")
        run.picture("narrow-thread-dark")
        run.page.click("#close-thread")
        run.page.until("document.querySelector('#thread').hidden", "a closed thread")
    finally:
        run.page.media(prefers_color_scheme="light")
        run.page.size(1280, 800)


@check("complains of nothing in the end")
def quiet(run):
    for channel in (TEAM, HIRING, RANDOM):
        run.open(BOB, channel)
    same(run.page.problems, [], "the console")
