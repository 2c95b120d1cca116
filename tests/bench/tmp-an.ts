import { assess, createModel, readWholePack, toModelSpec } from "../../knowledge/index.ts";
import { holdInterview } from "./engine-pack.ts";

const { pack, trials } = readWholePack("knowledge/packs/python-web");
const model = createModel(toModelSpec(pack, "2026-11-21"));
let s = 12345;
const rnd = () => {
  s = (s * 1103515245 + 12345) & 0x7fffffff;
  return s / 0x7fffffff;
};
const items = pack.manifest.checklist!.items;
const draw = (a: any) =>
  Object.fromEntries(
    Object.entries(a.answers).map(([q, d]: any) => {
      let u = rnd() * 100;
      for (const [c, p] of Object.entries(d) as any) {
        u -= p;
        if (u <= 0) return [q, c];
      }
      return [q, Object.keys(d).at(-1)];
    }),
  );
const core = (x: any) => x.verdict.core ?? "none";
const tally: any = {};
const per: any = {};
let n = 0;
const trans: any = {};
for (const a of trials.archetypes)
  for (let i = 0; i < 25; i++) {
    const truth: any = draw(a);
    const base = holdInterview(model, truth, items).assessment;
    n++;
    for (const q of pack.questions) {
      const at = q.choices.findIndex((c) => c.id === truth[q.id]);
      const opts = [at - 1, at + 1].filter((k) => k >= 0 && k < q.choices.length);
      for (const k of opts) {
        const t2 = { ...truth, [q.id]: q.choices[k]!.id };
        const b = holdInterview(model, t2, items).assessment;
        const w = 1 / opts.length;
        if (core(b) !== core(base)) {
          const key = `${q.id}: ${truth[q.id]} -> ${q.choices[k]!.id}`;
          tally[key] = (tally[key] ?? 0) + w;
          per[q.id] = (per[q.id] ?? 0) + w;
          const tk = `${core(base)}(${base.verdict.robustWord})->${core(b)}`;
          trans[tk] = (trans[tk] ?? 0) + w;
        }
      }
    }
  }
console.log(n);
const show = (o: any, m = 40) =>
  Object.entries(o)
    .sort((a: any, b: any) => b[1] - a[1])
    .slice(0, m)
    .forEach(([k, v]: any) => console.log(((100 * v) / n).toFixed(1), k));
show(per);
console.log();
show(tally, 45);
console.log();
show(trans);
