import { createModel, type LoadedPack, readPack, toModelSpec } from "../../../knowledge/index.ts";
import { Event, type Person } from "../../../src/conversation/event.ts";
import type { Knowledge } from "../../../src/conversation/knowledge.ts";
import { standing } from "../../../src/conversation/position.ts";
import type { Session } from "../../../src/conversation/session.ts";
import { step } from "../../../src/conversation/step.ts";
import { buildDecision } from "../../../src/decisions/build-decision.ts";
import type { Decision } from "../../../src/decisions/decision.ts";

export const TODAY = "2026-11-24";
const NOW = Date.parse(`${TODAY}T09:00:00Z`);
export const pythonWeb = readPack(new URL("../../../knowledge/packs/python-web", import.meta.url).pathname);
export const ana: Person = { id: "ana", name: "Ana" };
const linus: Person = { id: "linus", name: "Linus" };

export function knowledgeOf(pack: LoadedPack): Knowledge {
  return { pack, model: createModel(toModelSpec(pack, TODAY)), today: TODAY };
}

type Act = Event extends infer Each
  ? Each extends Event
    ? Omit<Each, "id" | "workspace" | "conversation" | "author">
    : never
  : never;

/** An interview that leans to an option: Ana and Linus answer in turn, as many questions as are said; and what is said after `stop`. */
export function aDecided(
  knowledge: Knowledge,
  option: string,
  questions: number,
  acts: readonly string[],
): { readonly session: Session; readonly decision: Decision } {
  let session: Session | undefined;
  let at = 0;
  const say = (act: Act, author = ana): Session => {
    const base = { id: `e${at}`, workspace: "local", conversation: "local/table", author };
    const result = step(knowledge, session, Event.parse({ ...base, ...act }), NOW + at * 60_000, "WM-7");
    at += 1;
    if ("nothing" in result) throw new Error(`${act.kind}: ${JSON.stringify(result.notices[0]?.reply)}`);
    session = result.session;
    return session;
  };
  const text = (words: string) => say({ kind: "text", text: words, addressed: true });
  let now = say({ kind: "start", text: "" });
  for (let answered = 0; answered < questions; ) {
    const { position } = standing(knowledge, now);
    if (position.kind === "checklist") now = say({ kind: "checklist", ticked: [] });
    if (position.kind === "recommendation") break;
    if (position.kind !== "question") continue;
    const { id, choices } = knowledge.pack.questions.find((one) => one.id === position.question)!;
    const [best] = choices.toSorted((one, other) => (other.fits[option] ?? 0) - (one.fits[option] ?? 0));
    answered += 1;
    now = say(
      { kind: "answer", question: id, given: { kind: "choice", choice: best!.id } },
      answered % 2 === 0 ? linus : ana,
    );
  }
  if (!standing(knowledge, now).recommended) now = text("stop");
  for (const words of acts) now = text(words);
  const { ratification, decided } = say({ kind: "ratify" });
  if (ratification === undefined || decided === undefined) throw new Error("nothing was signed");
  return { session: session!, decision: buildDecision(knowledge, session!, ratification, decided) };
}
