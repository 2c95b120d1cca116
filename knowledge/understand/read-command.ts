import type { LoadedPack } from "../pack/schema.ts";
import { contentStems, createLexicon } from "./create-lexicon.ts";
import { type Token, wordsOf } from "./tokenise.ts";
import type { CommandWord, Understood } from "./types.ts";

const SAYINGS: Record<Exclude<CommandWord, "change">, readonly string[]> = {
  help: ["help", "help me", "commands", "what can I do", "what can you do", "how does this work", "hilfe"],
  status: ["status", "progress", "where are we", "how far are we", "how many more", "how many questions are left"],
  back: ["back", "go back", "undo", "previous", "previous question", "one back", "zurück"],
  skip: ["skip", "skip this", "skip it", "pass", "next", "next question", "ask me later", "überspringen"],
  why: [
    "why",
    "why that",
    "why this",
    "why do you ask",
    "why do you want to know",
    "why does it matter",
    "how come",
    "warum",
  ],
  restart: ["restart", "start over", "start again", "start afresh", "begin again", "reset", "neu starten", "von vorne"],
  stop: [
    "stop",
    "quit",
    "exit",
    "cancel",
    "end",
    "finish",
    "enough",
    "that is enough",
    "I am done",
    "done",
    "abbrechen",
  ],
  forget: ["forget", "forget me", "forget everything about me", "forget this", "forget this interview"],
  result: ["result", "results", "show result", "recommendation", "verdict", "what do you recommend", "ergebnis"],
};
const CHANGING = new Set(["change", "edit", "correct", "revise", "ändern", "andern"]);
const POLITE = new Set(["please", "bitte", "now", "ok", "okay", "thanks"]);
const LONGEST_ARGUMENT = 6;

const commands = new Map(
  Object.entries(SAYINGS).flatMap(([name, sayings]) =>
    sayings.map((saying): [string, CommandWord] => [key(wordsOf(saying)), name as CommandWord]),
  ),
);

/** The command a whole message is; null when it is anything else. */
export function readCommand(pack: LoadedPack, words: readonly Token[]): Understood["command"] {
  const said = words.filter((token) => !POLITE.has(token.word));
  const first = said[0];
  if (!first) return null;
  const name = commands.get(key(said));
  if (name) return { name, question: null, argument: name === "forget" ? forgotten(said) : "" };
  if (!CHANGING.has(first.word) || said.length > LONGEST_ARGUMENT) return null;
  const named = said.slice(1);
  const question = questionNamed(pack, named);
  if (named.length > 2 && question === null) return null;
  return { name: "change", question, argument: named.map((token) => token.word).join(" ") };
}

/** "change risk", "change question 3", "change the data": by id, number, topic where it has only one question, or a cue. */
function questionNamed(pack: LoadedPack, named: readonly Token[]): string | null {
  const words = named.filter((token) => !["question", "answer", "to", "number"].includes(token.word));
  const only = words.length === 1 ? words[0]?.word : undefined;
  if (only !== undefined && /^\d{1,2}$/.test(only)) return pack.questions[Number(only) - 1]?.id ?? null;
  const stems = contentStems(words);
  const wanted = stems.join(" ");
  if (wanted === "") return null;
  const byId = pack.questions.find((question) => contentStems(wordsOf(question.id)).join(" ") === wanted);
  if (byId) return byId.id;
  const byTopic = pack.questions.filter((question) => contentStems(wordsOf(question.topic)).join(" ") === wanted);
  if (byTopic.length === 1) return byTopic[0]?.id ?? null;
  const cue = createLexicon(pack).find(words)[0]?.meaning;
  return cue?.kind === "choice" ? cue.question : null;
}

/** What "forget" names: the person, the interview, or nothing yet. */
function forgotten(words: readonly Token[]): string {
  return words.find(({ word }) => word === "me" || word === "this")?.word ?? "";
}

function key(words: readonly Token[]): string {
  return words.map((token) => token.word).join(" ");
}
