import { expect, test } from "vitest";
import { render } from "../../../adapters/terminal/render.ts";
import { Reply } from "../../../src/conversation/reply.ts";
import { remarks, states } from "../web/gallery/replies.ts";

const replies: readonly Reply[] = [
  ...Object.values(states).flatMap((state) => [...state.replies.map(({ reply }) => reply), ...(state.remarks ?? [])]),
  ...Object.values(remarks),
];

test("every kind of reply has words in a terminal, none wider than 80 columns but for addresses", () => {
  const kinds = new Set(replies.map(({ kind }) => kind));
  expect([...kinds].toSorted()).toEqual(Reply.options.map((option) => option.shape.kind.value).toSorted());
  for (const reply of replies) {
    const text = render(reply);
    const answered = reply.kind === "ignore-question" && reply.answer !== null;
    expect(text === "", reply.kind).toBe(answered);
    for (const line of text.split("\n")) if (!line.includes("https://")) expect(line.length).toBeLessThanOrEqual(80);
  }
});

test("the choices of a question are numbered as they can be typed", () => {
  const question = replies.find((reply) => reply.kind === "question");
  if (question?.kind !== "question") throw new Error("the gallery has no question");
  const lines = render(question).split("\n");
  question.choices.forEach(({ label }, index) => {
    expect(lines.some((line) => line.startsWith(`  ${index + 1}. ${label.slice(0, 40)}`))).toBe(true);
  });
});
