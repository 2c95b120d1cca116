/**
 * What the project knows, usable without the rest of it: packs in, assessments, recommendations and cited answers out.
 * `readPack` and its neighbours read files and throw `PackError`; everything else is pure, knows no clock (days are ISO
 * dates that are passed in) and throws only for unknown ids. Nothing below this file is for other programs.
 */

export { type Asked, ask } from "./ask/ask.ts";
export type { PassageOrigin } from "./ask/passages.ts";
export { CostPanel } from "./cost-panel.ts";
export { canonicalText } from "./engine/canonical-text.ts";
export { ENGINE_VERSION } from "./engine/engine-version.ts";
export {
  assess,
  createModel,
  explain,
  fromAnswers,
  type Model,
  ModelError,
  turn,
  UnknownAnswerError,
  type WrittenAnswers,
} from "./engine/index.ts";
export type * from "./engine/types.ts";
export type { AppliedHouse } from "./house/applied-house.ts";
export { applyHouse, applyToAll, canonicalHouse, hashHouse } from "./house/apply-house.ts";
export { deciderOf } from "./house/decider-of.ts";
export { HouseError } from "./house/house-error.ts";
export { type Decider, House, HouseRules } from "./house/house-schema.ts";
export { loadHouse, parseCanonicalHouse } from "./house/load-house.ts";
export { canonicalPack } from "./pack/canonical.ts";
export type { Finding } from "./pack/finding.ts";
export { lintPack } from "./pack/lint.ts";
export { lintTrials } from "./pack/lint-trials.ts";
export { loadContent, loadPack, loadTrials, parseCanonicalPack } from "./pack/load.ts";
export { createLocator, type Locate } from "./pack/locate.ts";
export { nearest } from "./pack/nearest.ts";
export { OwnCase } from "./pack/own-case-schema.ts";
export { formatOwnCases, loadOwnCases } from "./pack/own-cases.ts";
export { formatProblem, PackError, type Problem } from "./pack/pack-error.ts";
export { packJsonSchema } from "./pack/pack-files.ts";
export { readHouse, readPack, readPackFiles, readTrials, readWholePack } from "./pack/read.ts";
export * from "./pack/schema.ts";
export { Grade } from "./pack/schema.ts";
export { sourceRank } from "./pack/source-rank.ts";
export { createSupport, type Support } from "./pack/support.ts";
export { toModelSpec } from "./pack/to-model.ts";
export { type PackFile, parseYaml, type YamlFile } from "./pack/yaml-file.ts";
export { cite } from "./recommend/cite.ts";
export { type CitedPage, citedPages } from "./recommend/cited-pages.ts";
export { consequenceLabel, consequenceName } from "./recommend/consequence-name.ts";
export { type CostInputs, type CostQuestion, costPanel } from "./recommend/cost-panel.ts";
export { type ExitCard, exitCard } from "./recommend/exit-card.ts";
export { type Gathered, gather, type RecommendInput } from "./recommend/gather.ts";
export { independentSources } from "./recommend/independent-sources.ts";
export { neededCapabilities } from "./recommend/needed-capabilities.ts";
export { tensions } from "./recommend/tensions.ts";
export { whyAfter, whyBefore } from "./recommend/why.ts";
export { recommend, recommendFrom } from "./recommend.ts";
export { Citation, Recommendation } from "./recommendation.ts";
export type { CommandWord, ReadFact, UnderstandOptions, Understood } from "./understand/types.ts";
export { understand } from "./understand/understand.ts";
