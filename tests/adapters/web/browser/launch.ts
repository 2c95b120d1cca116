import { type Browser, chromium } from "playwright-core";
import { needProgram } from "../../../setup/need-program.ts";

/** A headless Chromium that does nothing on its own. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: needProgram("chromium"),
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
