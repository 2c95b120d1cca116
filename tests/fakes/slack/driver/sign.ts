import { createHmac } from "node:crypto";

/** The two headers Slack signs a body with: https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function sign(secret: string, body: string, seconds: number): Record<string, string> {
  const signature = createHmac("sha256", secret).update(`v0:${seconds}:${body}`).digest("hex");
  return { "x-slack-request-timestamp": String(seconds), "x-slack-signature": `v0=${signature}` };
}
