import { fileURLToPath } from "node:url";
import { ask, readPack } from "../../knowledge/index.ts";
import { exitCode, measure, report } from "../../src/commands/report.ts";
import { measureAnswers, readQuestions } from "./ask-measures.ts";

/** `node tests/bench/ask.ts [--json]`: how well questions are answered and refused on the first pack. Exit 1 on a missed goal. */

const json = process.argv.includes("--json");
const pack = readPack(fileURLToPath(new URL("../../knowledge/packs/python-web", import.meta.url)));
const questions = readQuestions("python-web");
const { rows, misses } = measureAnswers(pack, questions);

const all = [...questions.held, ...questions.uncovered.held];
const times = Array.from({ length: 5 }, () => {
  const from = performance.now();
  for (const question of all) ask(pack, question.ask);
  return (performance.now() - from) / all.length;
}).sort((a, b) => a - b);
const measured = [...rows, measure("ask-warm", times[2] ?? 0, "ms")];

process.stdout.write(report(measured, { json, title: "Answers to questions" }));
if (!json)
  for (const { half, ask: question, expected, said } of misses)
    process.stdout.write(`  ${half}: "${question}" expected ${expected}, got ${said}\n`);
process.exitCode = exitCode(measured);
