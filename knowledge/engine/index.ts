export { assess } from "./assess.ts";
export { createModel, type Model } from "./create-model.ts";
export { type ExplainSettings, explain } from "./explain.ts";
export { fromAnswers, type WrittenAnswers } from "./from-answers.ts";
export { ModelError } from "./model-error.ts";
export type { Settings } from "./settings.ts";
export { turn } from "./turn.ts";
export type * from "./types.ts";
export { UnknownAnswerError } from "./unknown-answer-error.ts";
