import { type Browser, chromium } from "playwright-core";
import { findChromium } from "../../../setup/find-chromium.ts";

/** A headless Chromium that does nothing on its own. */
export function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error("no Chromium here: run `node tests/setup/ensure-chromium.ts`");
  return chromium.launch({
    executablePath,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
