import type { DecisionRecord } from "./decision-record.ts";

const BEGINS =
  /^(?:The|A|An|It|One|Two|You|Your|Nobody|Somebody|There|What|With|If|Most|Each|Both|Without|Where|When|Every)\b/;

/** Turns a sentence of the record into one after "because": a word loses its capital where the record has it in small letters too, so names keep theirs. */
export function createBecause(record: DecisionRecord): (sentence: string) => string {
  const { options, recommendation, answers, citations } = record;
  const texts = [
    ...options.flatMap((option) => [option.summary, ...[...option.for, ...option.against].map(({ text }) => text)]),
    ...recommendation.reasons.map(({ text }) => text),
    ...answers.flatMap(({ text, given }) => [text, ...given.map(({ label }) => label)]),
    ...citations.map(({ statement }) => statement),
  ];
  const small = new Set(texts.flatMap((text) => text.match(/(?<![\p{L}\p{N}.:/_-])\p{Ll}[\p{L}'’-]*/gu) ?? []));
  return (sentence) => {
    const first = /^\p{L}[\p{L}'’-]*/u.exec(sentence)?.[0] ?? "";
    const lower = first.charAt(0).toLowerCase() + first.slice(1);
    return BEGINS.test(sentence) || small.has(lower) ? lower + sentence.slice(first.length) : sentence;
  };
}
