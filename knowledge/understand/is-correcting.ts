import type { Token } from "./tokenise.ts";

const TAKING_BACK = new Set("actually correction nah nope rather sorry scratch wrong wait doch eigentlich".split(" "));
const AT_THE_START = new Set(["well", "no", "nein"]);
const REACH = 12;

/** Whether the words right before `before` take back what was said earlier ("actually …", "no, …", "I mean …"). */
export function isCorrecting(words: readonly Token[], before: number): boolean {
  for (let at = Math.max(0, before - REACH); at < before; at++) {
    const word = words[at]?.word ?? "";
    if (TAKING_BACK.has(word) || (at === 0 && AT_THE_START.has(word))) return true;
    if (word === "mean" && words[at - 1]?.word === "i") return true;
  }
  return false;
}
