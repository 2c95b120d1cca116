import { z } from "zod";
import type { Message } from "./render/blocks.ts";

/** Addresses Slack gives with every press: to change the pressed message, or to answer in private, without a rate limit. */
export interface ResponseUrls {
  /** Keeps the address for the message that was pressed. */
  remember(ref: string, address: string, now: number): void;
  /** Changes the message; false when there is no address, or it is used up. */
  replace(ref: string, message: Message, now: number): Promise<boolean>;
  /** Answers whoever pressed or typed; false when it was not taken. */
  answer(address: string, message: Message): Promise<boolean>;
  /** Takes the pressed message away, a private one too; false when it was not taken. */
  remove(address: string): Promise<boolean>;
}

const REMEMBERED = 5000;
/** Five uses within thirty minutes: https://docs.slack.dev/interactivity/handling-user-interaction; one use is left for a private answer. */
const USES = 4;
const LASTS_MS = 29 * 60_000;
const TIMEOUT_MS = 3000;
const Answer = z.object({ ok: z.boolean() });

export function createResponseUrls(apiUrl: string | undefined): ResponseUrls {
  const known = new Map<string, { address: string; until: number; left: number }>();
  const allowed = new Set(["https://hooks.slack.com", ...(apiUrl === undefined ? [] : [new URL(apiUrl).origin])]);

  const post = async (address: string, body: object): Promise<boolean> => {
    // It came in a signed payload; even so nothing is sent to anybody else.
    if (!URL.canParse(address) || !allowed.has(new URL(address).origin)) return false;
    try {
      const response = await fetch(address, {
        method: "POST",
        headers: { "content-type": "application/json; charset=utf-8" },
        body: JSON.stringify(body),
        redirect: "error",
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const text = await response.text();
      if (!response.ok) return false;
      const answer = Answer.safeParse(fromJson(text));
      return !answer.success || answer.data.ok;
    } catch (error) {
      // Whatever the network did: the caller has another way.
      if (error instanceof Error) return false;
      throw error;
    }
  };

  return {
    remember(ref, address, now) {
      known.delete(ref);
      known.set(ref, { address, until: now + LASTS_MS, left: USES });
      if (known.size > REMEMBERED) known.delete([...known.keys()][0] ?? "");
    },
    async replace(ref, { text, blocks }, now) {
      const found = known.get(ref);
      if (found === undefined || found.until <= now || found.left === 0) return false;
      found.left -= 1;
      const taken = await post(found.address, { replace_original: true, text, blocks });
      if (!taken) known.delete(ref);
      return taken;
    },
    answer: (address, { text, blocks }) =>
      post(address, { response_type: "ephemeral", replace_original: false, text, blocks }),
    remove: (address) => post(address, { delete_original: true }),
  };
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
