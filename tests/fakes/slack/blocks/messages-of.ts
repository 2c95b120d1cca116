import type { z } from "zod";

type Issue = z.core.$ZodIssue;

/** The sentences in which Slack refuses: what is wrong, then the place as a JSON pointer. */
export function messagesOf(error: z.ZodError): string[] {
  return error.issues.flatMap((issue) => sentence(issue, []));
}

function sentence(issue: Issue, above: readonly PropertyKey[]): string[] {
  const path = [...above, ...issue.path];
  const at = (more: readonly PropertyKey[] = []) => `[json-pointer:/${[...path, ...more].map(String).join("/")}]`;
  switch (issue.code) {
    case "too_big":
      return [
        issue.origin === "array"
          ? `no more than ${issue.maximum} items allowed ${at()}`
          : `must be less than ${Number(issue.maximum) + 1} ${issue.origin === "string" ? "characters " : ""}${at()}`,
      ];
    case "too_small":
      return [
        issue.origin === "array"
          ? `no fewer than ${issue.minimum} items allowed ${at()}`
          : `must be more than ${Number(issue.minimum) - 1} ${issue.origin === "string" ? "characters " : ""}${at()}`,
      ];
    case "unrecognized_keys":
      return issue.keys.map((key) => `invalid additional property: ${key} ${at()}`);
    case "invalid_type":
      return issue.message.includes("received undefined")
        ? [`missing required field: ${String(path.at(-1))} [json-pointer:/${path.slice(0, -1).map(String).join("/")}]`]
        : [`must provide ${article(issue.expected)} ${at()}`];
    case "invalid_union":
      return issue.errors.length > 0
        ? [
            `failed to match all allowed schemas ${at()}`,
            ...issue.errors.flatMap((part) => part.flatMap((one) => sentence(one, path))),
          ]
        : [`unsupported type ${at()}`];
    default:
      return [`${issue.message} ${at()}`];
  }
}

function article(expected: string): string {
  return /^[aeiou]/.test(expected) ? `an ${expected}` : `a ${expected}`;
}
