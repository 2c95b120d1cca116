import { afterAll, beforeAll } from "vitest";
import { aCluster } from "./a-cluster.ts";
import { holdContracts } from "./hold-contracts.ts";

let cluster: Awaited<ReturnType<typeof aCluster>>;
beforeAll(async () => {
  cluster = await aCluster();
});
afterAll(() => cluster.stop());

holdContracts("A Redis Cluster of three nodes", () => cluster.url);
