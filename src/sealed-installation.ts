import { z } from "zod";
import type { Installation } from "./ports.ts";
import type { Seal } from "./seal.ts";

const Sealed = z.object({
  workspace: z.string(),
  botToken: z.string(),
  botId: z.string(),
  botUserId: z.string(),
  url: z.string().optional(),
  installedBy: z.string().optional(),
  refreshToken: z.string().optional(),
  expiresAt: z.number().optional(),
});

/** The installation a store kept sealed for its workspace; undefined when no key opens it. */
export function openInstallation(seal: Seal, sealed: string, workspace: string): Installation | undefined {
  const opened = seal.open(sealed, workspace);
  return opened === undefined ? undefined : Sealed.parse(JSON.parse(opened));
}
