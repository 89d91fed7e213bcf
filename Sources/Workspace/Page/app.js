// The page: keeps place, people, conversations and the live stream together.

import { post } from "./api.js";
import { askForChannel, confirmDeletion, showMembers, showShortcuts } from "./dialogs.js";
import { announce, soon } from "./dom.js";
import { Drawer } from "./drawer.js";
import { showHeader } from "./header.js";
import { Home } from "./home.js";
import { icon } from "./icons.js";
import { Interactions } from "./interactions.js";
import { listenForKeys } from "./keys.js";
import { LiveStream } from "./live.js";
import { Modals } from "./modals.js";
import { plain } from "./mrkdwn.js";
import { Pane } from "./pane.js";
import { authorOf } from "./person.js";
import { readRoute } from "./route.js";
import { Sidebar } from "./sidebar.js";
import { recall, remember } from "./storage.js";
import { quickSwitch } from "./switcher.js";
import { TeamBar } from "./teambar.js";
import { Toast } from "./toast.js";
import { Workspace } from "./workspace.js";

const element = (id) => document.getElementById(id);

class App {
  workspace = new Workspace();
  toast = new Toast(element("toast"));
  drawer = new Drawer(element("sidebar"), element("main"));
  tab = "messages";
  #turn = 0;
  #chromeSoon = soon(() => this.#chrome());
  #reading = null;
  #tabPlace = "";

  constructor() {
    const { workspace } = this;
    this.bar = new TeamBar(element("bar"), workspace, this);
    this.sidebar = new Sidebar(element("sidebar"), workspace, this);
    this.main = new Pane(element("main"), workspace, this, { inThread: false });
    this.side = new Pane(element("thread"), workspace, this, { inThread: true });
    this.interactions = new Interactions(workspace, this);
    this.modals = new Modals(workspace, this);
    this.home = new Home(element("tabs"), element("home"), workspace, this);
    this.live = new LiveStream({
      onOpen: (goesOn) => {
        element("connection").hidden = true;
        if (!goesOn) this.#resync();
      },
      onEvent: (event) => this.#take(event),
      onCut: () => {
        element("connection").hidden = false;
        this.interactions.giveUp();
      },
    });
    element("close-thread").append(icon("close"));
    element("close-thread").addEventListener("click", () => this.closeThread());
    document.addEventListener("click", (event) => this.#followLink(event));
    addEventListener("popstate", () => this.#go(readRoute(location)));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState !== "visible") return;
      this.live.hurry();
      this.sawEnd(this.main);
    });
    addEventListener("pagehide", () => this.live.stop());
    addEventListener("pageshow", (event) => {
      if (event.persisted) this.live.follow(this.workspace.me);
    });
    addEventListener("online", () => this.live.hurry());
    listenForKeys(this);
  }

  async start() {
    try {
      const route = readRoute(location);
      await this.workspace.load(route.user ?? null).catch(() => this.workspace.load(null));
      this.modals.show(this.workspace.views);
      this.live.follow(this.workspace.me);
      await this.#go(route, { replace: true });
    } catch (error) {
      this.toast.show(`${error.message} Trying again.`);
      setTimeout(() => this.start(), 2_000);
    }
  }

  // Where one is.

  /** Goes to a place and puts it into the history. */
  navigate(route) {
    return this.#go({ user: this.workspace.me, ...route }, { push: true });
  }

  /** Acts as someone else, in the same place where they can see it. */
  become(user) {
    return this.navigate({ user, channel: this.main.channel, thread: this.side.thread ?? undefined });
  }

  async #go(route, { push = false, replace = false } = {}) {
    const turn = (this.#turn += 1);
    try {
      const { workspace } = this;
      if (route.user && route.user !== workspace.me && workspace.people.some((user) => user.id === route.user)) {
        await workspace.load(route.user);
        this.live.follow(workspace.me);
        this.modals.show(workspace.views);
      }
      const channel = await this.#resolve(route.channel);
      if (turn !== this.#turn) return;
      const isThere = channel === route.channel;
      const place = { channel, thread: isThere ? route.thread : undefined, message: isThere ? route.message : undefined, tab: isThere ? route.tab : undefined };
      const href = workspace.href(place);
      if (push && href !== location.pathname + location.search) history.pushState(null, "", href);
      else if (push || replace || channel !== route.channel) history.replaceState(null, "", href);
      remember(`viva.place.${workspace.team.id}.${workspace.me}`, channel);
      this.drawer.close();
      await this.#show(place, turn);
    } catch (error) {
      if (turn !== this.#turn) return;
      this.report(error);
      // The channel is there, its thread is not.
      if (error.code === "thread_not_found") await this.#go({ channel: this.main.channel }, { replace: true });
    }
  }

  /** The conversation that is meant: a direct message may be named by the person, and is made where there is none. */
  async #resolve(wanted) {
    const { workspace } = this;
    if (workspace.conversation(wanted)) return wanted;
    if (workspace.user(wanted) && wanted !== workspace.me) {
      const direct = workspace.directWith(wanted);
      if (direct) return direct.id;
      const { channel } = await post("open", { user: workspace.me, with: wanted });
      await workspace.reload();
      return channel;
    }
    const last = recall(`viva.place.${workspace.team.id}.${workspace.me}`, null);
    if (workspace.conversation(last)) return last;
    const open = workspace.channels.filter((channel) => channel.is_member && !channel.is_archived);
    const withBot = open.filter((channel) => workspace.bot && workspace.has(workspace.bot.id, channel));
    return (withBot.find((channel) => channel.name === "team") ?? withBot[0] ?? open[0] ?? workspace.channels[0]).id;
  }

  /** Shows a place, unless another one has been asked for meanwhile. */
  async #show({ channel, thread, message, tab }, turn) {
    const { main, side } = this;
    this.#showTab(channel, tab);
    this.#showThread(thread !== undefined);
    if (!thread) side.clear();
    await main.show({ channel, message: thread ? undefined : message });
    if (turn !== this.#turn) return;
    this.#chrome();
    if (main.isAtEnd) this.sawEnd(main);
    if (thread) await side.show({ channel, thread, message });
    if (turn !== this.#turn) return;
    this.#chrome();
    if (message || this.tab === "home") return;
    if (!matchMedia("(pointer: coarse)").matches) (thread ? side : main).composer.focus();
  }

  /** The home or the messages; the bot is told when either comes into view in the conversation with it. */
  #showTab(channel, tab = "messages") {
    const { workspace } = this;
    const conversation = workspace.conversation(channel);
    const isBots = conversation?.is_im && conversation.user === workspace.bot?.id;
    const place = isBots ? `${workspace.me} ${tab}` : "";
    this.tab = isBots ? tab : "messages";
    this.home.show(conversation, tab);
    if (place && place !== this.#tabPlace) post("home", { user: workspace.me, tab }).catch((error) => this.report(error));
    this.#tabPlace = place;
  }

  openTab(tab) {
    return this.navigate({ channel: this.main.channel, tab: tab === "home" ? tab : undefined });
  }

  #showThread(isOpen) {
    element("thread").hidden = !isOpen;
    document.body.classList.toggle("has-thread", isOpen);
  }

  openThread(channel, thread) {
    return this.navigate({ channel, thread });
  }

  async closeThread() {
    if (element("thread").hidden) return false;
    const root = this.side.thread;
    await this.navigate({ channel: this.main.channel });
    if (!this.main.composer.focus()) this.main.focusRow(root);
    return true;
  }

  #followLink(event) {
    const link = event.target.closest?.("a[data-internal]");
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.navigate(readRoute(new URL(link.href)));
  }

  /** Goes to the conversation above or below in the sidebar. */
  step(by) {
    const { order } = this.sidebar;
    const index = order.indexOf(this.main.channel);
    const next = order[(index + by + order.length) % order.length];
    if (next) this.navigate({ channel: next });
  }

  // What happens.

  async #take(event) {
    if (event.type === "resync") return this.#resync();
    if (event.type === "conversations") return this.#reread();
    if (this.#takeScreen(event)) return;
    const { workspace, main, side } = this;
    // A new conversation's first message may be here before the conversation.
    if (!workspace.conversation(event.channel)) await this.#reread();
    if (event.type === "message") workspace.notice(event.channel, event.message);
    const inMain = main.apply(event);
    const inSide = side.apply(event);
    if (event.type !== "message") return;
    const { message } = event;
    const author = authorOf(message, workspace);
    if (message.user !== workspace.me && (inMain || inSide)) announce(`${author.name}: ${plain(message.text, workspace)}`);
    const conversation = workspace.conversation(event.channel);
    if (!conversation) return;
    if (message.user === workspace.me || (event.channel === main.channel && main.isAtEnd && this.#isWatched)) {
      workspace.markRead(conversation);
    }
    this.#chromeSoon();
  }

  /** What concerns the bot's presence, and what it shows beside messages; true where the event was of that kind. */
  #takeScreen(event) {
    const { workspace } = this;
    switch (event.type) {
      case "settled": this.interactions.settled(event); return true;
      case "form": this.modals.tell(event); return true;
      case "views":
        workspace.shows({ views: event.views });
        this.modals.show(event.views);
        return true;
      case "home":
        workspace.shows({ home: event.view });
        this.home.draw();
        return true;
      case "bot":
        if (workspace.botIsConnected(event.connected)) {
          this.main.refresh();
          this.side.refresh();
          this.home.draw();
          this.modals.refresh();
        }
        return true;
      default: return false;
    }
  }

  get #isWatched() { return document.visibilityState === "visible"; }

  /** Reads people and conversations again; several wishes at once are one. */
  #reread() {
    this.#reading ??= (async () => {
      try {
        await this.workspace.reload();
        if (this.main.channel && !this.workspace.conversation(this.main.channel)) await this.#go({}, { replace: true });
        this.#chrome();
        this.main.refresh();
        this.side.refresh();
        this.home.draw();
        this.modals.show(this.workspace.views);
      } catch (error) {
        this.report(error);
      } finally {
        this.#reading = null;
      }
    })();
    return this.#reading;
  }

  async #resync() {
    await this.#reread();
    try {
      await Promise.all([this.main.resync(), this.side.resync()]);
    } catch (error) {
      if (error.code === "thread_not_found") await this.closeThread();
      else this.report(error);
    }
  }

  /** Draws what stands around the messages. */
  #chrome() {
    const { workspace, main, side } = this;
    const conversation = workspace.conversation(main.channel);
    if (!conversation) return;
    this.bar.show();
    this.sidebar.show(main.channel);
    showHeader(element("main-header"), conversation, workspace, this);
    if (side.thread) element("thread-place").textContent = workspace.titleOf(conversation);
    const unread = [...workspace.conversations.values()]
      .filter((other) => other.id !== main.channel && other.is_member && workspace.isUnread(other)).length;
    document.title = `${unread > 0 ? `(${unread}) ` : ""}${workspace.titleOf(conversation)} · ${workspace.team.name}`;
    this.drawer.mark(unread > 0);
  }

  // What panes, bars and dialogs ask for.

  sawEnd(pane) {
    const conversation = this.workspace.conversation(pane.channel);
    if (pane !== this.main || !conversation || !this.#isWatched || !pane.isAtEnd) return;
    if (this.workspace.markRead(conversation)) this.#chrome();
  }

  posted() { this.live.hurry(); }
  report(error) { this.toast.show(error.message); }
  say(text) { this.toast.show(text); }
  confirmDeletion(message) { return confirmDeletion(message, this.workspace); }
  showShortcuts() { return showShortcuts(); }
  toggleDrawer() { this.drawer.toggle(); }

  async quickSwitch() {
    const target = await quickSwitch(this.workspace);
    if (target) await this.navigate({ channel: target });
  }

  async createChannel() {
    const { workspace } = this;
    const made = await askForChannel(async (name, isPrivate) => {
      const { channel } = await post("channel", { user: workspace.me, name, is_private: isPrivate });
      return channel;
    });
    if (!made) return;
    await this.#reread();
    await this.navigate({ channel: made });
  }

  async showMembers(conversation) {
    const choice = await showMembers(conversation, this.workspace);
    if (choice?.invite) await this.invite(choice.invite, conversation);
    if (choice?.leave) await this.#act("leave", { channel: conversation.id });
  }

  invite(user, conversation) { return this.#act("invite", { channel: conversation.id, who: user.id }); }
  join(conversation) { return this.#act("join", { channel: conversation.id }); }

  async #act(operation, body) {
    try {
      await post(operation, { user: this.workspace.me, ...body });
      await this.#reread();
      this.main.composer.focus();
    } catch (error) {
      this.report(error);
    }
  }
}

new App().start();
