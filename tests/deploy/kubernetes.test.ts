import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Deployment } from "kubernetes-models/apps/v1";
import { HorizontalPodAutoscaler } from "kubernetes-models/autoscaling/v2";
import { PodDisruptionBudget } from "kubernetes-models/policy/v1";
import { ConfigMap, Service } from "kubernetes-models/v1";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { Environment, readConfig } from "../../src/config.ts";

const folder = join(import.meta.dirname, "../../deploy/kubernetes");
const load = (name: string) => parse(readFileSync(join(folder, `${name}.yaml`), "utf8"));
const models = {
  deployment: new Deployment(load("deployment")),
  service: new Service(load("service")),
  "config-map": new ConfigMap(load("config-map")),
  "pod-disruption-budget": new PodDisruptionBudget(load("pod-disruption-budget")),
  "horizontal-pod-autoscaler": new HorizontalPodAutoscaler(load("horizontal-pod-autoscaler")),
};
const pod = models.deployment.spec?.template.spec;
const [bot] = pod?.containers ?? [];

describe("the manifests", () => {
  test("are those that are checked here", () => {
    expect(readdirSync(folder).toSorted()).toEqual(
      Object.keys(models)
        .map((name) => `${name}.yaml`)
        .toSorted(),
    );
  });

  test.each(Object.entries(models))("%s follows Kubernetes' own schema", (name, model) => {
    model.validate();
    const { apiVersion, kind } = load(name);
    expect([model.apiVersion, model.kind]).toEqual([apiVersion, kind]);
  });

  test("the schemas refuse what is wrong", () => {
    const wrong = load("deployment");
    wrong.spec.template.spec.containers[0].ports[0].containerPort = "http";
    expect(() => new Deployment(wrong).validate()).toThrow(/containerPort/);
  });

  test("everything points at the same pods", () => {
    const labels = models.deployment.spec?.template.metadata?.labels;
    const { scaleTargetRef, minReplicas } = models["horizontal-pod-autoscaler"].spec ?? {};
    expect(models.deployment.spec?.selector.matchLabels).toEqual(labels);
    expect(models.service.spec?.selector).toEqual(labels);
    expect(models["pod-disruption-budget"].spec?.selector?.matchLabels).toEqual(labels);
    expect([scaleTargetRef?.name, minReplicas]).toEqual([models.deployment.metadata?.name, 2]);
    expect(models.service.spec?.ports?.map(({ targetPort }) => targetPort)).toEqual(["http"]);
  });

  test("settings are the program's, secrets come by reference, and metrics stay off the public port", () => {
    const { data = {} } = models["config-map"];
    expect(Object.keys(data).filter((name) => !Object.hasOwn(Environment.shape, name))).toEqual([]);
    expect(readConfig(data).metricsPort).toBe(bot?.ports?.find(({ name }) => name === "metrics")?.containerPort);
    expect(bot?.envFrom).toEqual([{ configMapRef: { name: "waymark" } }, { secretRef: { name: "waymark" } }]);
    expect(bot?.env).toBeUndefined();
  });

  test("the probes ask what the server answers, and stopping has more time than the program takes", () => {
    expect([bot?.livenessProbe, bot?.readinessProbe, bot?.startupProbe].map((probe) => probe?.httpGet?.path)).toEqual([
      "/healthz",
      "/readyz",
      "/healthz",
    ]);
    expect(pod?.terminationGracePeriodSeconds).toBeGreaterThan(10);
    expect(bot?.ports?.find(({ name }) => name === "http")?.containerPort).toBe(readConfig({}).port);
  });

  test("nothing runs as root or writes to its image", () => {
    expect(pod?.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000 });
    expect(bot?.securityContext).toMatchObject({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true });
  });
});
