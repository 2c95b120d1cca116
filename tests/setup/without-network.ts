import nock from "nock";
import { afterAll, afterEach, beforeAll } from "vitest";

// Loading nock takes over HTTP for every file of the worker; outside of the tests that ask for it, it rests.
nock.restore();

/** No request of this file leaves the process: nock answers it, or it fails. */
export function withoutNetwork(): void {
  beforeAll(() => {
    nock.activate();
    nock.disableNetConnect();
  });
  afterEach(() => nock.cleanAll());
  afterAll(() => {
    nock.enableNetConnect();
    nock.restore();
  });
}
