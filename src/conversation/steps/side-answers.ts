import { ask, cite, type LoadedPack, type Understood } from "../../../knowledge/index.ts";
import type { Knowledge } from "../knowledge.ts";
import type { OutgoingReply } from "../reply.ts";
import { shortened } from "../wording.ts";
import { openly } from "./outcome.ts";

/** More questions than these in one message are a list to work through, not a side question. */
const AT_MOST = 2;

/**
 * Cited texts of the pack for questions about the options, each once. A question about the project itself ("do we need
 * roles?") is not theirs to answer: the team knows, and is told what the fact is for.
 */
export function sideAnswers({ pack, today }: Knowledge, { questions, about }: Understood): OutgoingReply[] {
  const asked = questions.filter((question) => about.length === 0 || !isAboutProject(pack, question));
  const answers = asked.flatMap((question) => {
    const answer = ask(pack, question);
    return answer.kind === "answered" ? [{ question, ...answer }] : [];
  });
  const fresh = answers.filter((one, at) => answers.findIndex(({ text }) => text === one.text) === at);
  return fresh.slice(0, AT_MOST).map(({ question, text, corrects, evidence }) => {
    const belief = corrects === null ? "" : `\n\nOften said and not so: “${corrects}”`;
    return openly({
      kind: "aside",
      text: `${text}${belief}`,
      evidence: cite(pack, evidence, today),
      asked: shortened(question, 160),
    });
  });
}

function isAboutProject(pack: LoadedPack, question: string): boolean {
  const ours = /(?<!\p{L})(?:we|i|our|my|us|it|this)(?!\p{L})/iu.test(question);
  return ours && !namesOption(pack, question);
}

function namesOption(pack: LoadedPack, text: string): boolean {
  const said = spaced(text);
  return pack.manifest.options.some(({ id, name }) => [id, name].some((one) => said.includes(spaced(one))));
}

/** Lower-case words between single spaces. */
function spaced(text: string): string {
  return ` ${
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(" ") ?? ""
  } `;
}
