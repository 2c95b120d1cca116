import { z } from "zod";

const point = z.strictObject({ x: z.string().min(1), y: z.number(), color: z.string().optional() });
const slice = z.strictObject({ legend: z.string().min(1), value: z.number(), color: z.string().optional() });
const common = {
  title: z.string().optional(),
  colorSet: z.enum(["categorical", "sequential", "diverging"]).optional(),
  id: z.string().optional(),
  spacing: z.string().optional(),
  separator: z.boolean().optional(),
  /** Clients that cannot draw it show this. */
  fallback: z.unknown(),
};
const axes = { xAxisTitle: z.string().optional(), yAxisTitle: z.string().optional() };

/** Elements Teams draws that the `adaptivecards` package does not know, in the form of `@microsoft/teams.cards` 2.1.0. */
export const extensions: Readonly<Record<string, z.ZodType>> = {
  "Chart.VerticalBar": z.strictObject({
    type: z.literal("Chart.VerticalBar"),
    ...common,
    ...axes,
    data: z.array(point).min(1),
    color: z.string().optional(),
    showBarValues: z.boolean().optional(),
  }),
  "Chart.HorizontalBar": z.strictObject({
    type: z.literal("Chart.HorizontalBar"),
    ...common,
    ...axes,
    data: z.array(point).min(1),
    color: z.string().optional(),
    displayMode: z.enum(["AbsoluteWithAxis", "AbsoluteNoAxis", "PartToWhole"]).optional(),
  }),
  "Chart.Donut": z.strictObject({ type: z.literal("Chart.Donut"), ...common, data: z.array(slice).min(1) }),
  "Chart.Pie": z.strictObject({ type: z.literal("Chart.Pie"), ...common, data: z.array(slice).min(1) }),
};
