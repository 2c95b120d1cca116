import { randomIds } from "../../src/random-ids.ts";
import { systemClock } from "../../src/system-clock.ts";
import { clockContract } from "../contracts/clock-contract.ts";
import { idsContract } from "../contracts/ids-contract.ts";
import { aFakeClock } from "../fakes/a-fake-clock.ts";

clockContract("The machine's clock", () => ({ clock: systemClock, pass: async () => undefined }));
clockContract("The tests' clock", () => {
  const clock = aFakeClock();
  return { clock, pass: clock.pass };
});
idsContract("The machine's randomness", randomIds);
