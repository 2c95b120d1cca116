import { createHash } from "node:crypto";

const MARK = /^waymark-export: "([0-9a-f]{16})"\r?\n/m;

/** The record with the mark of what was exported in its front matter: a later export sees whether people changed the file. */
export function withMark(text: string): string {
  return text.replace(/\n\n---\n/, `\nwaymark-export: "${digest(text)}"\n\n---\n`);
}

/** Whether the file still is what an export wrote; ends of lines, which a checkout may change, count for nothing. */
export function asExported(text: string): boolean {
  const mark = MARK.exec(text)?.[1];
  return mark !== undefined && mark === digest(text.replace(MARK, ""));
}

function digest(text: string): string {
  return createHash("sha256").update(text.replace(/\r\n/g, "\n")).digest("hex").slice(0, 16);
}
