import { parseFields } from "./parse-fields.ts";
import type { ServedWeb } from "./serve-web.ts";
import { type Answer, type PlainVisitor, plainVisitor } from "./visitor.ts";

/** A named visitor on the page of a new session, before anything is answered. */
export async function begin(
  served: ServedWeb,
  name = "Ada",
  text = "",
): Promise<{ visitor: PlainVisitor; path: string; page: Answer }> {
  const visitor = plainVisitor(served.address);
  const start = await visitor.get("/");
  const started = await visitor.submit(start, {}, { name, text });
  const path = started.headers.get("location") ?? "";
  return { visitor, path, page: await visitor.get(path) };
}

/** Which message the page ends with. */
export function asked(page: Answer): string {
  return /class="message kind-([a-z-]+) now"/.exec(page.text)?.[1] ?? "nothing";
}

/** Answers what is asked now with the first choice, "None of these" and the like, through the page's own forms. */
export async function answerNow(visitor: PlainVisitor, path: string, page: Answer): Promise<Answer> {
  const kinds = { root: "setup", checklist: "checklist", question: "answer", confirm: "confirm" } as const;
  const state = asked(page);
  if (!(state in kinds)) throw new Error(`nothing to answer on ${state}`);
  const kind = kinds[state as keyof typeof kinds];
  const now = page.text.slice(page.text.indexOf(`class="message kind-${state} now"`));
  const form = parseFields(now).find(({ fields }) => fields.kind === kind);
  const none = kind === "checklist" || kind === "confirm" ? { none: "yes" } : {};
  const choice = form?.buttons.find((button) => button.startsWith("choice="))?.slice("choice=".length);
  await visitor.post(form?.action ?? "", { ...form?.fields, ...none, ...(choice === undefined ? {} : { choice }) });
  return visitor.get(path);
}

/** Goes on until a page of this kind is shown. */
export async function answerUntil(visitor: PlainVisitor, path: string, page: Answer, kind: RegExp): Promise<Answer> {
  let current = page;
  for (let turn = 0; !kind.test(asked(current)); turn += 1) {
    if (turn > 30) throw new Error(`no ${kind} after 30 answers, but ${asked(current)}`);
    current = await answerNow(visitor, path, current);
  }
  return current;
}
