import { describe, expect, test } from "vitest";
import { Activity } from "../../../adapters/teams/activity.ts";
import { incoming } from "../../../adapters/teams/incoming.ts";
import { conversationAt, placeOf, placeOfId, readRef, refText } from "../../../adapters/teams/place.ts";
import { allowServices } from "../../../adapters/teams/service-addresses.ts";

const bot = { id: "28:app", name: "Waymark" };
const base = {
  type: "message",
  id: "1700000000001",
  channelId: "msteams",
  serviceUrl: "https://smba.trafficmanager.net/emea/",
  from: { id: "29:ada", aadObjectId: "ada-oid", name: "Ada\u202e\nLovelace" },
  recipient: bot,
  conversation: { id: "a:1", conversationType: "personal", tenantId: "t1" },
  channelData: { tenant: { id: "t1" } },
};
const channel = { conversation: { id: "19:c@thread.tacv2;messageid=17", conversationType: "channel", isGroup: true } };
const read = (more: object) => incoming(Activity.parse({ ...base, ...more }));
const said = (more: object) => {
  const result = read(more);
  return result.kind === "event" ? result.event : result;
};
const mention = (text: string, mentioned: object = bot) => ({ type: "mention", mentioned, text });
const pressed = (data: object) => ({
  type: "invoke",
  id: "f:1",
  name: "adaptiveCard/action",
  replyToId: "17",
  value: { action: { type: "Action.Execute", verb: "waymark", data: { waymark: 1, session: "s1", ...data } } },
});

describe("what is said", () => {
  test("in a personal chat is meant for the bot, and its author is a person of the tenant", () => {
    expect(said({ text: "We build a shop" })).toMatchObject({
      kind: "text",
      text: "We build a shop",
      workspace: "teams:t1",
      conversation: "teams:t1/a%3A1",
      author: { id: "ada-oid", name: "Ada Lovelace" },
      addressed: true,
      opens: true,
    });
  });

  test("in a channel and a group chat only where it mentions the bot", () => {
    const group = { conversation: { id: "19:g@thread.v2", isGroup: true } };
    for (const place of [channel, group]) {
      expect(read({ ...place, text: "we build a shop" })).toEqual({ kind: "nothing", why: "people's talk" });
      expect(read({ ...place, text: "Waymark, are you there?" }).kind).toBe("nothing");
      const others = [mention("<at>Grace</at>", { id: "29:grace", name: "Grace" })];
      expect(read({ ...place, text: "<at>Grace</at> look", entities: others }).kind).toBe("nothing");
      expect(
        said({ ...place, text: "<at>Waymark</at> a shop", entities: [mention("<at>Waymark</at>")] }),
      ).toMatchObject({
        text: "a shop",
      });
    }
  });

  test("a mention is taken out by what Teams says about it, however the name is written; others become names", () => {
    const entities = [
      mention("<at>Our Bot</at>"),
      mention("<at>Grace</at>", { id: "29:grace", name: "Grace" }),
      mention("<at>Our Bot</at>"),
    ];
    const text = "<at>Our Bot</at>&nbsp;ask <at>Grace</at>, <at>Our Bot</at>: <at>Waymark</at> 3 &lt; 5 &amp; more";
    expect(said({ ...channel, text, entities })).toMatchObject({ text: "ask Grace,  : <at>Waymark</at> 3 < 5 & more" });
  });

  test("a thread is part of the conversation, and ids come back as they were", () => {
    expect(said({ ...channel, text: "<at>W</at> hi", entities: [mention("<at>W</at>")] })).toMatchObject({
      conversation: "teams:t1/19%3Ac%40thread.tacv2/17",
    });
    for (const id of ["19:c@thread.tacv2;messageid=17", "a:1_-x", "odd/%2F #{w1};x=1"]) {
      const place = placeOfId(id);
      expect(placeOf(conversationAt("teams:t1", place))).toEqual(place);
      expect(readRef(refText({ place, id: "f:1,2/3" }))).toEqual({ place, id: "f:1,2/3" });
    }
  });

  test("`start` begins with the words after it; a few words are the adapter's where no interview is open", () => {
    expect(said({ text: "Start a shop" })).toMatchObject({ kind: "start", text: "a shop" });
    expect(said({ text: "start" })).toMatchObject({ kind: "start", text: "" });
    expect(said({ text: "starting soon" })).toMatchObject({ kind: "text" });
    for (const text of ["help", "mine", "forget", "Forget me"]) expect(read({ text })).toMatchObject({ kind: "words" });
  });

  test("the same delivery has the same event id, the same number in another chat has another", () => {
    const id = (more: object) => (said(more) as { id: string }).id;
    expect(id({ text: "a" })).toBe(id({ text: "a" }));
    expect(id({ text: "a" })).not.toBe(id({ text: "a", conversation: { id: "a:2" } }));
  });

  test("what the bot said itself, and what has no author or id, is nothing", () => {
    expect(read({ text: "x", from: bot }).kind).toBe("nothing");
    expect(read({ text: "x", id: undefined }).kind).toBe("nothing");
    expect(read({ type: "messageReaction" }).kind).toBe("nothing");
  });
});

describe("what is pressed", () => {
  const author = { id: "ada-oid", name: "Ada Lovelace" };
  test.each([
    [
      { act: "choice", question: "q", choice: "c" },
      { kind: "answer", question: "q", given: { kind: "choice", choice: "c" } },
    ],
    [
      { act: "unknown", question: "q" },
      { kind: "answer", given: { kind: "unknown" } },
    ],
    [
      { act: "not-applicable", question: "q", reason: " no shop " },
      { kind: "answer", given: { kind: "not-applicable", reason: "no shop" } },
    ],
    [
      { act: "chosen", question: "q", chosen: "c" },
      { kind: "answer", given: { kind: "choice", choice: "c" } },
    ],
    [
      { act: "noted", question: "q", noted: "c", note: "because" },
      { kind: "answer", given: { kind: "choice", choice: "c" }, note: "because" },
    ],
    [
      { act: "command", name: "why", argument: "q" },
      { kind: "command", name: "why", argument: "q" },
    ],
    [{ act: "restart" }, { kind: "command", name: "restart" }],
    [{ act: "details" }, { kind: "details" }],
    [{ act: "what-if", changes: [{ question: "q", to: "c" }] }, { kind: "what-if" }],
    [
      { act: "ticked", ticked: "q=c,r=d" },
      {
        kind: "checklist",
        ticked: [
          { question: "q", choice: "c" },
          { question: "r", choice: "d" },
        ],
      },
    ],
    [
      { act: "none", ticked: "q=c" },
      { kind: "checklist", ticked: [] },
    ],
    [
      { act: "keep", proposal: "p", kept: "q,r" },
      { kind: "confirm", proposal: "p", keep: ["q", "r"] },
    ],
    [
      { act: "drop", proposal: "p", kept: "q,r" },
      { kind: "confirm", keep: [] },
    ],
    [
      { act: "hurts", hurts: "risk" },
      { kind: "consequences", chosen: ["risk"] },
    ],
    [
      { act: "cost", needs: "search", days: 40, rate: "1'200,5" },
      { kind: "cost", needs: ["search"], days: 40, rate: 1200.5 },
    ],
    [
      { act: "setup", decider: "Grace", consulted: "Linus; Margaret", lean: "" },
      { kind: "setup", decider: "Grace", consulted: ["Linus", "Margaret"] },
    ],
    [
      { act: "say", words: "no admin" },
      { kind: "text", text: "no admin", addressed: true },
    ],
    [
      { act: "begin", pack: "p", text: "a shop" },
      { kind: "start", pack: "p", text: "a shop" },
    ],
  ])("%j", (data, event) => {
    expect(said(pressed(data))).toMatchObject({ ...event, author, workspace: "teams:t1" });
    // The same from a client that only knows Action.Submit: a message with a value and no words.
    expect(said({ value: { waymark: 1, session: "s1", ...data } })).toMatchObject(event);
  });

  test.each([
    [{ act: "not-applicable", question: "q" }, /Say in a few words why/],
    [{ act: "chosen", question: "q" }, /Choose one of the answers first/],
    [{ act: "say", words: "  " }, /Write something first/],
    [{ act: "cost", days: "many" }, /days must be a number/],
    [{ act: "noted", question: "q", noted: "c", note: "x".repeat(2001) }, /at most 2000/],
    [{ act: "gone" }, /do not know that button/],
    [{ waymark: 2, act: "details" }, /do not know that button/],
  ])("%j lacks something, which is said", (data, why) => {
    const result = read(pressed(data));
    expect(result.kind === "unknown" && result.why).toMatch(why);
  });
});

test("a press the SDK's handler would throw at never reaches it", () => {
  const press = pressed({ act: "details" });
  for (const value of [
    undefined,
    null,
    "x",
    [],
    {},
    { action: null },
    { action: {} },
    { action: { type: "Action.Submit" } },
  ]) {
    expect(read({ ...press, value })).toMatchObject({ kind: "nothing" });
  }
});

test("only Microsoft's addresses are believed, over TLS and on their own port", () => {
  const allowed = allowServices([], false);
  for (const url of ["https://smba.trafficmanager.net/emea/", "https://europe.api.botframework.com"]) {
    expect(allowed(url)).toBe(true);
  }
  for (const url of [
    "http://smba.trafficmanager.net/emea/",
    "https://smba.trafficmanager.net:8443/",
    "https://smba.trafficmanager.net.example.org/",
    "https://smba.trafficmanager.net@example.org/",
    "https://evilbotframework.com/",
    "http://127.0.0.1:3978/",
    "http://169.254.169.254/",
    "no address",
  ]) {
    expect(allowed(url)).toBe(false);
  }
  expect(allowServices([], true)("http://localhost:56150/_connector")).toBe(true);
  expect(allowServices(["http://127.0.0.1:9"], false)("http://127.0.0.1:9/emea/")).toBe(true);
});
