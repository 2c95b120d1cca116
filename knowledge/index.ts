export { Citation, Recommendation } from "./recommendation.ts";
